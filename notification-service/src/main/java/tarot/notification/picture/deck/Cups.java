package tarot.notification.picture.deck;

import static tarot.notification.picture.drawing.Colours.GOLD;
import static tarot.notification.picture.drawing.Colours.PAPER;

import java.awt.Color;
import tarot.contracts.reading.Suit;
import tarot.notification.picture.drawing.Colours;
import tarot.notification.picture.drawing.Outline;
import tarot.notification.picture.drawing.Pen;
import tarot.notification.picture.drawing.Pen.Weight;

/** Two to ten of cups. */
final class Cups {

    private static final Color LAGOON = Colours.accent(Suit.CUPS);
    private static final Color PALE = Colours.tint(LAGOON);

    private Cups() {}

    static void draw(Pen pen, int number) {
        switch (number) {
            case 2 -> pledge(pen);
            case 3 -> toast(pen);
            case 4 -> offer(pen);
            case 5 -> loss(pen);
            case 6 -> gift(pen);
            case 7 -> dream(pen);
            case 8 -> departure(pen);
            case 9 -> wish(pen);
            case 10 -> rainbow(pen);
            default -> throw new IllegalArgumentException("no such pip");
        }
    }

    private static void cup(Pen pen, double x, double y, double degrees, double height) {
        Signs.cup(pen.at(x, y).turned(degrees), height, LAGOON);
    }

    private static void pledge(Pen pen) {
        pen.bothSides(side -> cup(side, 54, 70, 0, 112));
        pen.bothSides(side -> side.line(Weight.CONTOUR, Colours.INK, Outline.path("M 0 44 C 46 26 34 -10 0 -20")));
        pen.bothSides(side -> side.solid(Weight.INNER, PALE, Outline.path("M 0 -62 Q 34 -98 84 -92 Q 66 -58 0 -50 Z"))
                .texture(Outline.path("M 8 -56 Q 40 -80 72 -84")));
        pen.at(0, -62).sized(0.62).solid(GOLD, Motifs.HEART);
        pen.line(Weight.CONTOUR, Colours.INK, Outline.line(0, -32, 0, 110));
    }

    private static void toast(Pen pen) {
        Motifs.rays(pen.at(0, -104), 24, 28, 44);
        pen.at(0, -104).solid(GOLD, Outline.star(8, 24, 9));
        pen.bothSides(side -> cup(side, 56, 0, -24, 104));
        cup(pen, 0, 92, 0, 104);
    }

    private static void offer(Pen pen) {
        Motifs.cloud(pen.at(0, -56), PALE);
        cup(pen, 0, -104, 0, 82);
        for (int rank = -1; rank <= 1; rank++) {
            cup(pen, 68.0 * rank, 84, 0, 96);
        }
        pen.texture(Outline.line(-100, 138, 100, 138));
    }

    private static void loss(Pen pen) {
        pen.bothSides(side -> cup(side, 52, -76, 0, 104));
        pen.line(Weight.INNER, Colours.INK, Outline.line(-100, -20, 100, -20));
        spilt(pen.at(-62, 30), -68);
        spilt(pen.at(62, 30), 68);
        spilt(pen.at(0, 104), 96);
    }

    private static void spilt(Pen pen, double degrees) {
        pen.at(Math.signum(degrees) * 24, 30).fill(PALE, Outline.ellipse(0, 0, 28, 8));
        cup(pen, 0, 0, degrees, 84);
    }

    private static void gift(Pen pen) {
        for (int row = 0; row < 2; row++) {
            for (int column = -1; column <= 1; column++) {
                double x = 68.0 * column;
                double y = row == 0 ? -50 : 94;
                pen.inner(Outline.line(x, y - 30, x, y - 62));
                Motifs.rose(pen.at(x, y - 68), 20, PAPER);
                cup(pen, x, y, 0, 80);
            }
        }
    }

    private static void dream(Pen pen) {
        Motifs.cloud(pen.at(-40, 112).sized(0.86), PALE);
        Motifs.cloud(pen.at(40, 112).sized(0.86), PALE);
        cup(pen, 0, -100, 0, 74);
        pen.bothSides(side -> cup(side, 68, -72, 10, 74));
        pen.bothSides(side -> cup(side, 40, 8, 0, 74));
        pen.bothSides(side -> cup(side, 84, 46, 0, 66));
        pen.at(0, -30).fill(GOLD, Outline.star(4, 14, 4));
    }

    private static void departure(Pen pen) {
        Motifs.moon(pen.at(50, -112).turned(-150), 30);
        for (int rank = -2; rank <= 2; rank++) {
            cup(pen, 44.0 * rank, 106, 0, 72);
        }
        cup(pen, -66, 22, 0, 72);
        cup(pen, -22, 22, 0, 72);
        cup(pen, 66, 22, 0, 72);
        pen.texture(Outline.path("M 22 58 Q 4 10 26 -20 Q 44 -44 30 -72"))
                .texture(Outline.path("M 30 58 Q 14 12 34 -16 Q 52 -42 38 -72"));
    }

    private static void wish(Pen pen) {
        for (int row = 0; row < 3; row++) {
            for (int rank = 0; rank < 2 + row; rank++) {
                cup(pen, 54.0 * (rank - (1 + row) / 2.0), 88.0 * row - 62, 0, 76);
            }
        }
        Motifs.rays(pen.at(0, -128), 16, 20, 27);
        pen.at(0, -128).solid(Weight.INNER, GOLD, Outline.star(5, 17, 7));
    }

    private static void rainbow(Pen pen) {
        var sky = pen.at(0, 64);
        for (int band = 0; band < 4; band++) {
            sky.inner(Outline.arc(0, 0, 48 + 7 * band, 0, 180));
        }
        for (int rank = 0; rank < 8; rank++) {
            double angle = Math.toRadians(180.0 * rank / 7);
            cup(sky, -86 * Math.cos(angle), 16 - 188 * Math.sin(angle) * 0.9, 0, 52);
        }
        cup(sky, -20, 22, 0, 52);
        cup(sky, 20, 22, 0, 52);
    }
}
