package tarot.notification.picture.deck;

import static tarot.notification.picture.drawing.Colours.GOLD;
import static tarot.notification.picture.drawing.Colours.INK;
import static tarot.notification.picture.drawing.Colours.PAPER;

import java.awt.Color;
import java.awt.geom.Area;
import tarot.contracts.reading.Suit;
import tarot.notification.picture.drawing.Colours;
import tarot.notification.picture.drawing.Outline;
import tarot.notification.picture.drawing.Pen;
import tarot.notification.picture.drawing.Pen.Weight;

/** The emblems of the majors from the Fool to the Wheel of Fortune; {@link LaterMajors} has the rest. */
final class Majors {

    static final Color VIOLET = Colours.accent(Suit.MAJORS);
    static final Color PALE = Colours.tint(VIOLET);

    private Majors() {}

    static void draw(Pen pen, int number) {
        switch (number) {
            case 0 -> fool(pen);
            case 1 -> magician(pen);
            case 2 -> highPriestess(pen);
            case 3 -> empress(pen);
            case 4 -> emperor(pen);
            case 5 -> hierophant(pen);
            case 6 -> lovers(pen);
            case 7 -> chariot(pen);
            case 8 -> strength(pen);
            case 9 -> hermit(pen);
            case 10 -> wheel(pen);
            default -> LaterMajors.draw(pen, number);
        }
    }

    private static void fool(Pen pen) {
        Motifs.sun(pen.at(-62, -100), 22, 14);
        pen.solid(VIOLET, Outline.path("M -106 154 L -106 66 L -30 58 L 26 66 L 8 88 L 20 108 L 0 126 L 8 154 Z"));
        pen.inner(Outline.path("M -88 84 L -60 80 M -50 104 L -14 98 M -92 124 L -66 118"));
        pen.texture(Outline.path("M 30 154 L 60 132 L 84 146 L 104 128"));
        var staff = pen.at(-30, 0).turned(38);
        staff.solid(Weight.INNER, GOLD, Outline.rounded(-4, -112, 4, 76, 4));
        staff.solid(PALE, Outline.path("M -8 -100 C -52 -92 -58 -32 -6 -30 C 44 -34 46 -90 8 -100 Z"));
        staff.solid(Weight.INNER, VIOLET, Outline.path("M -14 -108 L 14 -108 L 8 -94 L -8 -94 Z"));
        staff.inner(Outline.path("M -26 -78 Q -30 -56 -18 -44 M 22 -82 Q 30 -62 20 -46"));
        pen.fill(
                INK,
                Outline.path(
                        "M 2 62 L 2 44 L 10 40 L 28 40 L 32 30 L 36 34 L 46 36 L 44 42 L 36 44 L 34 62 L 30 62 L 29 50"
                                + " L 10 50 L 7 62 Z M 2 44 L -6 32 L -2 30 L 6 40 Z"));
    }

    private static void magician(Pen pen) {
        pen.at(0, -108).sized(1.6).line(Weight.CONTOUR, VIOLET, Motifs.LEMNISCATE);
        pen.bothSides(side -> side.solid(VIOLET, Outline.path("M 66 62 L 86 62 L 92 152 L 76 152 Z")));
        pen.solid(PALE, Outline.rounded(-104, 40, 104, 62, 3));
        pen.inner(Outline.line(-96, 51, 96, 51));
        Signs.wand(pen.at(-76, -18), 104, VIOLET);
        Signs.cup(pen.at(-27, 4), 66, VIOLET);
        Signs.sword(pen.at(27, -18), 108, VIOLET);
        Signs.coin(pen.at(75, 12), 48, VIOLET);
        pen.at(0, 108).solid(GOLD, Outline.star(8, 30, 13));
    }

    private static void highPriestess(Pen pen) {
        pen.solid(PALE, Outline.path("M -62 -104 Q 0 -84 62 -104 L 62 140 Q 0 126 -62 140 Z"));
        for (var fruit : new int[][] {{-30, -60}, {30, -60}, {0, -30}, {-30, 0}, {30, 0}, {-30, 60}, {30, 60}}) {
            pen.at(fruit[0], fruit[1])
                    .solid(Weight.INNER, GOLD, Outline.circle(0, 0, 9))
                    .inner(Outline.path("M -4 -9 L -6 -15 L 0 -11 L 6 -15 L 4 -9"));
        }
        pillar(pen.at(-80, 0), INK);
        pillar(pen.at(80, 0), PAPER);
        Motifs.moon(pen.at(0, 106).turned(-90).sized(1.3), 26);
        pen.at(0, 34).solid(VIOLET, Outline.circle(0, 0, 20));
        pen.at(0, 34).bothSides(side -> side.at(26, 0).solid(Weight.INNER, VIOLET, Outline.crescent(13)));
    }

    private static void pillar(Pen pen, Color colour) {
        pen.solid(colour, Outline.box(-15, -110, 15, 130));
        pen.solid(VIOLET, Outline.path("M -24 -138 L 24 -138 Q 22 -112 14 -110 L -14 -110 Q -22 -112 -24 -138 Z"));
        pen.solid(VIOLET, Outline.box(-23, 130, 23, 150));
    }

    private static void empress(Pen pen) {
        pen.bothSides(Majors::wheat);
        pen.at(0, 22).sized(1.45).solid(VIOLET, Motifs.HEART);
        pen.at(0, 23).sized(1.24).line(Weight.INNER, PAPER, Motifs.HEART);
        pen.at(0, 18).line(Weight.CONTOUR, PAPER, Outline.circle(0, -10, 13));
        pen.at(0, 18).line(Weight.CONTOUR, PAPER, Outline.path("M 0 3 L 0 30 M -11 17 L 11 17"));
        Motifs.crown(pen.at(0, -92).sized(1.2), GOLD);
    }

    private static void wheat(Pen pen) {
        pen.line(Weight.CONTOUR, INK, Outline.path("M 6 146 Q 74 110 84 -40"));
        for (int grain = 0; grain < 5; grain++) {
            double y = 24.0 - 26 * grain;
            double x = 80 + grain;
            pen.at(x, y).turned(-34).solid(Weight.INNER, GOLD, Outline.leaf(28, 13));
            pen.at(x, y).turned(40).solid(Weight.INNER, GOLD, Outline.leaf(28, 13));
        }
        pen.at(85, -100).solid(Weight.INNER, GOLD, Outline.leaf(30, 13));
    }

    private static void emperor(Pen pen) {
        pen.solid(VIOLET, Outline.path("M -62 96 L -70 -96 Q 0 -150 70 -96 L 62 96 Z"));
        pen.solid(PALE, Outline.path("M -46 70 L -52 -80 Q 0 -118 52 -80 L 46 70 Z"));
        pen.at(0, -20).solid(GOLD, Outline.circle(0, -34, 22));
        pen.at(0, -20)
                .solid(Weight.INNER, GOLD, Outline.path("M -5 -12 L 5 -12 L 5 62 L -5 62 Z"))
                .solid(Weight.INNER, GOLD, Outline.path("M -22 16 L 22 16 L 22 26 L -22 26 Z"));
        pen.solid(VIOLET, Outline.box(-92, 66, 92, 98)).inner(Outline.line(-84, 82, 84, 82));
        pen.solid(PALE, Outline.box(-78, 98, 78, 126)).solid(VIOLET, Outline.box(-104, 126, 104, 150));
        pen.bothSides(side -> {
            var horn = Outline.path("M 66 -90 C 112 -112 116 -44 82 -46 C 60 -48 66 -78 84 -70");
            side.line(Weight.CONTOUR, INK, horn);
            side.solid(
                    GOLD,
                    Outline.path("M 62 -102 C 120 -132 126 -34 80 -36 C 52 -40 62 -86 88 -74 C 72 -76 72 -54 84 -54"
                            + " C 104 -54 100 -98 66 -80 Z"));
            side.solid(Weight.INNER, GOLD, Outline.rounded(72, 46, 100, 66, 8));
        });
    }

    private static void hierophant(Pen pen) {
        pen.bothSides(side -> key(side.at(0, 62).turned(45)));
        pen.solid(GOLD, Outline.rounded(-6, -150, 6, 148, 3));
        for (int bar = 0; bar < 3; bar++) {
            double half = 30.0 + 16 * bar;
            double y = 34.0 * bar - 118;
            pen.solid(VIOLET, Outline.rounded(-half, y, half, y + 13, 4));
        }
        pen.solid(Weight.INNER, PAPER, Outline.circle(0, 62, 12));
    }

    private static void key(Pen pen) {
        pen.solid(PALE, Outline.rounded(-6, -62, 6, 84, 4));
        pen.solid(PALE, Outline.path("M 5 -60 L 32 -60 L 32 -36 L 23 -36 L 23 -46 L 15 -46 L 15 -34 L 5 -34 Z"));
        pen.solid(PALE, Outline.circle(0, 92, 23)).solid(Colours.mix(PAPER, VIOLET, 0.14), Outline.circle(0, 92, 11));
    }

    private static void lovers(Pen pen) {
        pen.at(0, -92).bothSides(side -> {
            side.solid(PALE, Outline.path("M 20 -10 C 50 -46 84 -40 105 -46 C 102 -6 76 26 24 22 Z"));
            side.inner(Outline.path("M 34 0 Q 66 -20 98 -26 M 34 12 Q 64 2 90 -4"));
        });
        Motifs.sun(pen.at(0, -92), 27, 16);
        var left = new Area(Outline.circle(-34, 58, 64));
        left.subtract(new Area(Outline.circle(-34, 58, 46)));
        var right = new Area(Outline.circle(34, 58, 64));
        right.subtract(new Area(Outline.circle(34, 58, 46)));
        pen.solid(VIOLET, left).solid(GOLD, right);
        // the left ring again where it passes over the right one, so that they are linked
        var over = new Area(left);
        over.intersect(new Area(Outline.box(-30, 58, 40, 130)));
        pen.fill(VIOLET, over);
        pen.line(Weight.CONTOUR, INK, Outline.arc(-34, 58, 64, -78, 68))
                .line(Weight.CONTOUR, INK, Outline.arc(-34, 58, 46, -86, 74));
    }

    private static void chariot(Pen pen) {
        pen.solid(
                VIOLET,
                Outline.path(
                        "M -96 -78 Q -92 -146 0 -150 Q 92 -146 96 -78 Q 72 -92 48 -78 Q 24 -92 0 -78 Q -24 -92 -48 -78"
                                + " Q -72 -92 -96 -78 Z"));
        for (var star : new int[][] {{-56, -104}, {-20, -122}, {20, -122}, {56, -104}, {0, -100}}) {
            pen.at(star[0], star[1]).fill(GOLD, Outline.star(5, 10, 4));
        }
        pen.bothSides(side -> side.solid(Weight.INNER, GOLD, Outline.box(80, -84, 88, 40)));
        pen.solid(PALE, Outline.path("M -72 -6 L 72 -6 Q 72 88 0 112 Q -72 88 -72 -6 Z"));
        pen.at(0, 44).solid(GOLD, Outline.star(8, 36, 15));
        pen.solid(VIOLET, Outline.rounded(-100, -20, 100, -2, 4));
        pen.bothSides(side -> {
            var wheel = side.at(72, 106);
            wheel.solid(GOLD, Outline.circle(0, 0, 33)).solid(Weight.INNER, PAPER, Outline.circle(0, 0, 22));
            wheel.around(6, spoke -> spoke.inner(Outline.line(0, 0, 0, -22)));
            wheel.solid(Weight.INNER, VIOLET, Outline.circle(0, 0, 6));
        });
    }

    private static void strength(Pen pen) {
        pen.at(0, -122).sized(1.15).line(Weight.CONTOUR, VIOLET, Motifs.LEMNISCATE);
        var lion = pen.at(0, 34);
        lion.around(16, lock -> lock.at(0, -58).solid(Weight.INNER, GOLD, Outline.leaf(46, 34)));
        lion.turned(11.25).around(16, lock -> lock.at(0, -44).solid(Weight.INNER, PALE, Outline.leaf(40, 26)));
        lion.solid(VIOLET, Outline.circle(0, 0, 52)).line(Weight.TEXTURE, PAPER, Outline.circle(0, 0, 44));
        lion.around(6, rose -> Motifs.rose(rose.at(0, -54), 15, PAPER));
        Motifs.rose(lion, 30, PALE);
    }

    private static void hermit(Pen pen) {
        pen.solid(VIOLET, Outline.path("M -106 154 L -60 96 L -34 112 L 0 62 L 30 104 L 54 88 L 106 154 Z"));
        pen.fill(PAPER, Outline.path("M 0 62 L -15 86 L -4 82 L 3 92 L 14 82 Z"));
        pen.texture(Outline.path("M -56 104 L -40 132 M 54 96 L 66 130 M 0 96 L -8 140"));
        Motifs.rays(pen.at(0, -44), 32, 84, 102);
        pen.line(Weight.CONTOUR, INK, Outline.arc(0, -120, 20, 0, 180));
        pen.solid(VIOLET, Outline.path("M -38 -92 L 0 -126 L 38 -92 Z"));
        pen.solid(PAPER, Outline.box(-34, -92, 34, 2));
        pen.at(0, -45).solid(Weight.INNER, GOLD, Outline.star(6, 34, 19));
        pen.solid(VIOLET, Outline.box(-42, 2, 42, 16));
    }

    private static void wheel(Pen pen) {
        pen.solid(GOLD, Outline.circle(0, 0, 90)).solid(PALE, Outline.circle(0, 0, 74));
        pen.around(8, spoke -> spoke.solid(Weight.INNER, VIOLET, Outline.rounded(-5, -76, 5, -18, 2)));
        pen.around(8, spoke -> spoke.turned(22.5).at(0, -82).fill(INK, Outline.circle(0, 0, 3)));
        pen.solid(VIOLET, Outline.circle(0, 0, 26));
        pen.solid(Weight.INNER, GOLD, Outline.star(8, 20, 9));
        for (var vertical : new int[] {-1, 1}) {
            pen.sized(1, vertical)
                    .bothSides(side -> side.at(74, -116)
                            .line(
                                    Weight.CONTOUR,
                                    VIOLET,
                                    Outline.path(
                                            "M 30 -4 C 20 -34 -18 -34 -18 -8 C -18 12 10 12 8 -6 C 6 -14 -4 -14 -4 -6"))
                            .inner(Outline.path("M 30 10 Q 20 22 4 22")));
        }
    }
}
