package tarot.notification.picture.deck;

import static tarot.notification.picture.drawing.Colours.GOLD;
import static tarot.notification.picture.drawing.Colours.INK;
import static tarot.notification.picture.drawing.Colours.PAPER;

import java.awt.Color;
import java.awt.Shape;
import tarot.contracts.reading.Suit;
import tarot.notification.picture.drawing.Colours;
import tarot.notification.picture.drawing.Outline;
import tarot.notification.picture.drawing.Pen;
import tarot.notification.picture.drawing.Pen.Weight;

/** Two to ten of pentacles. */
final class Pentacles {

    private static final Color MOSS = Colours.accent(Suit.PENTACLES);
    private static final Color PALE = Colours.tint(MOSS);
    private static final Shape WINDOW =
            Outline.path("M -98 148 L -98 -30 Q -98 -120 0 -152 Q 98 -120 98 -30 L 98 148 Z");

    private Pentacles() {}

    static void draw(Pen pen, int number) {
        switch (number) {
            case 2 -> juggler(pen);
            case 3 -> arch(pen);
            case 4 -> hold(pen);
            case 5 -> window(pen);
            case 6 -> scales(pen);
            case 7 -> vine(pen);
            case 8 -> craft(pen);
            case 9 -> vineyard(pen);
            case 10 -> gate(pen);
            default -> throw new IllegalArgumentException("no such pip");
        }
    }

    private static void coin(Pen pen, double x, double y, double size) {
        Signs.coin(pen.at(x, y), size, MOSS);
    }

    private static void juggler(Pen pen) {
        var ribbon = pen.turned(90).sized(2.75, 2.75);
        ribbon.line(Weight.CONTOUR, INK, Motifs.LEMNISCATE);
        pen.turned(90).sized(2.55, 2.4).line(Weight.INNER, GOLD, Motifs.LEMNISCATE);
        coin(pen, 0, -78, 84);
        coin(pen, 0, 78, 84);
    }

    private static void arch(Pen pen) {
        pen.line(Weight.CONTOUR, INK, Outline.path("M -98 148 L -98 0 Q -92 -112 0 -150 Q 92 -112 98 0 L 98 148"));
        pen.inner(Outline.path("M -88 148 L -88 2 Q -82 -102 0 -138 Q 82 -102 88 2 L 88 148"));
        coin(pen, 0, -58, 76);
        pen.bothSides(side -> coin(side, 42, 26, 76));
        pen.solid(PALE, Outline.box(-60, 100, 60, 116)).solid(PALE, Outline.box(-74, 116, 74, 132));
        pen.solid(PALE, Outline.box(-88, 132, 88, 148));
    }

    private static void hold(Pen pen) {
        pen.solid(PALE, Outline.box(-66, -72, 66, 92));
        pen.inner(Outline.line(-66, -72, 66, 92)).inner(Outline.line(66, -72, -66, 92));
        pen.inner(Outline.box(-56, -62, 56, 82));
        for (var y : new double[] {-72, 92}) {
            pen.bothSides(side -> coin(side, 62, y, 78));
        }
        Motifs.crown(pen.at(0, -126).sized(0.62), GOLD);
        pen.at(0, 10).solid(Weight.INNER, GOLD, Outline.star(4, 22, 9));
    }

    private static void window(Pen pen) {
        pen.solid(PAPER, WINDOW);
        pen.at(0, 2).sized(0.93).inner(WINDOW);
        pen.inner(Outline.line(0, -141, 0, 140)).inner(Outline.line(-91, 22, 91, 22));
        coin(pen, 0, -88, 62);
        pen.bothSides(side -> coin(side, 50, -28, 62));
        pen.bothSides(side -> coin(side, 50, 66, 62));
        for (var flake :
                new double[][] {{0, -26}, {0, 62}, {-50, 120}, {50, 120}, {-18, 108}, {18, 108}, {-24, 20}, {24, 20}}) {
            pen.at(flake[0], flake[1]).around(3, ray -> ray.texture(Outline.line(0, -7, 0, 7)));
        }
    }

    private static void scales(Pen pen) {
        pen.line(Weight.CONTOUR, INK, Outline.line(0, -140, 0, 140));
        pen.solid(Weight.INNER, GOLD, Outline.rounded(-100, -118, 100, -108, 5));
        pen.solid(Weight.INNER, GOLD, Outline.circle(0, -130, 11));
        pen.solid(PALE, Outline.path("M -40 146 Q 0 112 40 146 Z"));
        pen.bothSides(side -> {
            side.inner(Outline.path("M 54 -108 L 12 66 M 54 -108 L 98 66"));
            coin(side, 54, -52, 52);
            coin(side, 54, 2, 52);
            side.solid(GOLD, Outline.path("M 8 66 L 102 66 Q 86 100 55 100 Q 24 100 8 66 Z"));
            coin(side, 54, 52, 50);
        });
    }

    private static void vine(Pen pen) {
        pen.line(Weight.CONTOUR, INK, Outline.path("M 0 108 C -30 60 30 10 0 -40 C -16 -72 0 -92 0 -104"));
        pen.bothSides(side -> {
            for (var y : new double[] {-92, -26, 40}) {
                side.at(4, y + 22).turned(62).solid(Weight.INNER, GOLD, Outline.leaf(34, 16));
                coin(side, 64, y - 2, 58);
            }
        });
        pen.inner(Outline.line(-104, 146, 104, 146));
        coin(pen, 0, 116, 58);
    }

    private static void craft(Pen pen) {
        pen.inner(Outline.line(0, -150, 0, 70));
        for (int row = 0; row < 3; row++) {
            double y = 72.0 * row - 116;
            pen.bothSides(side -> coin(side, 42, y, 62));
        }
        pen.bothSides(side -> coin(side, 74, 104, 58));
        pen.at(0, 106)
                .turned(38)
                .solid(Weight.INNER, GOLD, Outline.rounded(-3.5, -10, 3.5, 44, 2))
                .solid(Weight.INNER, PALE, Outline.rounded(-20, -26, 20, -6, 3));
    }

    private static void vineyard(Pen pen) {
        for (int line = -1; line <= 1; line++) {
            pen.line(Weight.CONTOUR, INK, Outline.line(70.0 * line, -146, 70.0 * line, 146));
        }
        for (int row = -1; row <= 1; row++) {
            for (int column = -1; column <= 1; column++) {
                var place = pen.at(70.0 * column, 98.0 * row);
                place.at(0, 46).bothSides(leaf -> leaf.turned(64).solid(Weight.INNER, GOLD, Outline.leaf(26, 13)));
                coin(place, 0, -4, 62);
            }
        }
    }

    private static void gate(Pen pen) {
        var wall =
                Outline.path("M -104 150 L -104 -44 Q -104 -150 0 -150 Q 104 -150 104 -44 L 104 150 L 52 150 L 52 -30"
                        + " Q 52 -92 0 -92 Q -52 -92 -52 -30 L -52 150 Z");
        pen.solid(PALE, wall);
        pen.solid(Weight.INNER, PAPER, Outline.path("M -44 150 L -44 -26 Q -44 -82 0 -82 Q 44 -82 44 -26 L 44 150 Z"));
        pen.inner(Outline.line(0, -82, 0, 150));
        pen.bothSides(side -> side.texture(
                Outline.path("M 10 142 L 10 56 L 36 56 L 36 142 Z M 10 26 L 10 -64 Q 36 -54 36 -24 L 36 26 Z")));
        pen.bothSides(side -> {
            for (var y : new double[] {122, 73, 24, -25}) {
                coin(side, 78, y, 44);
            }
            coin(side, 60, -76, 44);
        });
        pen.at(0, -120).solid(Weight.INNER, GOLD, Outline.star(8, 16, 7));
        pen.bothSides(side -> side.solid(Weight.INNER, GOLD, Outline.circle(10, 40, 4)));
    }
}
