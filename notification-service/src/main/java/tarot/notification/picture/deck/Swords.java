package tarot.notification.picture.deck;

import static tarot.notification.picture.drawing.Colours.GOLD;
import static tarot.notification.picture.drawing.Colours.INK;
import static tarot.notification.picture.drawing.Colours.PAPER;

import java.awt.Color;
import tarot.contracts.reading.Suit;
import tarot.notification.picture.drawing.Colours;
import tarot.notification.picture.drawing.Outline;
import tarot.notification.picture.drawing.Pen;
import tarot.notification.picture.drawing.Pen.Weight;

/** Two to ten of swords. */
final class Swords {

    private static final Color STEEL = Colours.accent(Suit.SWORDS);
    private static final Color PALE = Colours.tint(STEEL);

    private Swords() {}

    static void draw(Pen pen, int number) {
        switch (number) {
            case 2 -> truce(pen);
            case 3 -> heartbreak(pen);
            case 4 -> rest(pen);
            case 5 -> defeat(pen);
            case 6 -> passage(pen);
            case 7 -> theft(pen);
            case 8 -> bonds(pen);
            case 9 -> sleepless(pen);
            case 10 -> ending(pen);
            default -> throw new IllegalArgumentException("no such pip");
        }
    }

    private static void sword(Pen pen, double x, double y, double degrees, double length) {
        Signs.sword(pen.at(x, y).turned(degrees), length, STEEL);
    }

    private static void truce(Pen pen) {
        Motifs.moon(pen.at(0, -104).turned(-90), 30);
        sword(pen, 0, 30, 36, 250);
        sword(pen, 0, 30, -36, 250);
        pen.texture(Outline.waves(-60, 142, 6));
    }

    private static void heartbreak(Pen pen) {
        pen.at(0, 4).sized(1.7).solid(PALE, Motifs.HEART);
        pen.bothSides(side -> sword(side, 26, -14, 212, 250));
        sword(pen, 0, 4, 180, 270);
        for (var x : new double[] {-92, -70, 70, 92}) {
            pen.inner(Outline.line(x, 84, x - 6, 106)).inner(Outline.line(x + 4, 116, x - 2, 136));
        }
    }

    private static void rest(Pen pen) {
        for (int rank = -1; rank <= 1; rank++) {
            sword(pen, 62.0 * rank, -52 - (rank == 0 ? 12 : 0), 180, 178);
        }
        pen.solid(PALE, Outline.rounded(-100, 76, 100, 144, 4));
        pen.inner(Outline.rounded(-93, 83, 93, 137, 3));
        sword(pen, 0, 110, 90, 176);
    }

    private static void defeat(Pen pen) {
        sword(pen, 0, -36, 0, 220);
        pen.bothSides(side -> sword(side, 62, -26, 16, 190));
        pen.inner(Outline.line(-100, 78, 100, 78));
        sword(pen, -12, 104, 82, 180);
        sword(pen, 10, 130, -86, 180);
    }

    private static void passage(Pen pen) {
        for (int rank = 0; rank < 6; rank++) {
            double x = 32.0 * rank - 80;
            sword(pen, x, -34 + Math.abs(x) / 4, 180, 200);
        }
        pen.solid(PALE, Outline.path("M -104 52 Q 0 78 104 52 Q 84 108 44 108 L -44 108 Q -84 108 -104 52 Z"));
        pen.inner(Outline.path("M -94 68 Q 0 92 94 68"));
        pen.inner(Outline.waves(-100, 124, 10)).texture(Outline.waves(-100, 138, 10));
    }

    private static void theft(Pen pen) {
        pen.bothSides(side -> sword(side, 88, 40, 180, 210));
        for (int rank = -2; rank <= 2; rank++) {
            sword(pen.at(0, 70).turned(17 * rank), 0, -96, 0, 208);
        }
        pen.solid(GOLD, Outline.path("M -26 30 Q 0 18 26 30 L 22 48 Q 0 38 -22 48 Z"));
    }

    private static void bonds(Pen pen) {
        for (int ray = 0; ray < 8; ray++) {
            // shorter to the sides, where the field is narrow
            double length = ray % 2 == 1 ? 100 : ray % 4 == 0 ? 112 : 74;
            sword(pen.turned(45.0 * ray), 0, -30 - length / 2, 180, length);
        }
        pen.line(Weight.CONTOUR, INK, Outline.circle(0, 0, 30));
        pen.solid(PAPER, Outline.circle(0, 0, 24));
        pen.solid(Weight.INNER, PALE, Outline.path("M -24 -6 Q 0 -14 24 -6 L 24 6 Q 0 -2 -24 6 Z"));
    }

    private static void sleepless(Pen pen) {
        for (int rank = 0; rank < 9; rank++) {
            sword(pen, 0, 26.0 * rank - 92, rank % 2 == 0 ? 90 : -90, 196);
        }
        pen.bothSides(side -> side.at(46, -132).fill(GOLD, Outline.star(4, 13, 4)));
        Motifs.moon(pen.at(4, -132), 17);
    }

    private static void ending(Pen pen) {
        for (int rank = 0; rank < 10; rank++) {
            sword(pen, 18.0 * rank - 81, rank % 2 == 0 ? -14 : 20, 180, 214);
        }
        pen.solid(PALE, Outline.path("M -104 152 L -104 112 Q 0 86 104 112 L 104 152 Z"));
        pen.texture(Outline.path("M -90 126 Q 0 104 90 126")).texture(Outline.path("M -90 140 Q 0 122 90 140"));
    }
}
