package tarot.notification.picture.deck;

import static tarot.notification.picture.deck.Majors.PALE;
import static tarot.notification.picture.deck.Majors.VIOLET;
import static tarot.notification.picture.drawing.Colours.GOLD;
import static tarot.notification.picture.drawing.Colours.INK;
import static tarot.notification.picture.drawing.Colours.PAPER;

import java.awt.geom.Area;
import tarot.contracts.reading.Suit;
import tarot.notification.picture.drawing.Outline;
import tarot.notification.picture.drawing.Pen;
import tarot.notification.picture.drawing.Pen.Weight;

/** The emblems of the majors from Justice to the World. */
final class LaterMajors {

    private LaterMajors() {}

    static void draw(Pen pen, int number) {
        switch (number) {
            case 11 -> justice(pen);
            case 12 -> hangedMan(pen);
            case 13 -> death(pen);
            case 14 -> temperance(pen);
            case 15 -> devil(pen);
            case 16 -> tower(pen);
            case 17 -> star(pen);
            case 18 -> moon(pen);
            case 19 -> sun(pen);
            case 20 -> judgement(pen);
            case 21 -> world(pen);
            default -> throw new IllegalArgumentException("no such major");
        }
    }

    private static void justice(Pen pen) {
        pen.bothSides(side -> {
            side.inner(Outline.path("M 80 -62 L 58 40 M 80 -62 L 102 40"));
            side.solid(GOLD, Outline.path("M 52 40 L 106 40 Q 102 68 79 68 Q 56 68 52 40 Z"));
        });
        pen.solid(
                VIOLET,
                Outline.path("M -92 -62 Q -46 -84 0 -66 Q 46 -84 92 -62 L 92 -54 Q 46 -70 0 -50 Q -46 -70 -92 -54 Z"));
        Signs.sword(pen.at(0, -6), 296, VIOLET);
        pen.inner(Outline.line(-70, 150, 70, 150));
    }

    private static void hangedMan(Pen pen) {
        pen.solid(VIOLET, Outline.path("M -100 -128 L 100 -128 L 100 -106 L -100 -106 Z"));
        pen.bothSides(side -> side.at(70, -117).turned(18).solid(Weight.INNER, GOLD, Outline.leaf(34, 16)));
        pen.bothSides(side -> side.at(98, -106).turned(160).solid(Weight.INNER, GOLD, Outline.leaf(30, 14)));
        pen.bothSides(side -> side.at(30, -106).turned(200).solid(Weight.INNER, GOLD, Outline.leaf(24, 12)));
        Motifs.rays(pen.at(0, 108), 28, 36, 46);
        pen.solid(GOLD, Outline.circle(0, 108, 34));
        pen.line(Weight.CONTOUR, INK, Outline.line(0, -106, 0, -84));
        pen.solid(PALE, Outline.path("M -9 -88 L 9 -88 L 12 0 L -12 0 Z"));
        pen.solid(PALE, Outline.path("M 10 -14 L 56 -34 L 12 -60 L 12 -46 L 32 -35 L 4 -26 Z"));
        pen.solid(VIOLET, Outline.path("M -20 -10 L 20 -10 L 26 76 Q 0 88 -26 76 Z"));
        pen.bothSides(side -> side.solid(VIOLET, Outline.path("M 22 70 L 54 42 L 20 16 L 20 30 L 36 42 L 20 58 Z")));
        pen.solid(PAPER, Outline.circle(0, 106, 20));
    }

    private static void death(Pen pen) {
        Motifs.sun(pen.at(0, 84), 36, 20);
        pen.solid(PALE, Outline.path("M -106 154 L -106 96 L 106 96 L 106 154 Z"));
        pen.texture(Outline.waves(-100, 112, 10))
                .texture(Outline.waves(-100, 128, 10))
                .texture(Outline.waves(-100, 142, 10));
        pen.solid(Weight.INNER, GOLD, Outline.rounded(-78, -150, -70, 130, 4));
        pen.solid(
                INK,
                Outline.path("M -70 -138 Q -20 -156 26 -138 Q 66 -124 102 -138 L 84 -84 L 102 -26 Q 66 -12 26 -26"
                        + " Q -20 -44 -70 -26 Z"));
        Motifs.rose(pen.at(10, -82), 44, PAPER);
        pen.at(-74, -150).solid(Weight.INNER, GOLD, Outline.circle(0, 0, 7));
    }

    private static void temperance(Pen pen) {
        pen.line(Weight.CONTOUR, INK, Outline.path("M -30 -58 C 20 -60 -10 30 36 36"));
        pen.solid(Weight.INNER, PALE, Outline.path("M -36 -74 C 44 -74 10 14 52 30 L 30 44 C -20 30 6 -50 -40 -54 Z"));
        pen.inner(Outline.path("M -30 -64 C 26 -64 0 22 40 36"));
        Signs.cup(pen.at(-62, -88).turned(62), 104, VIOLET);
        Signs.cup(pen.at(58, 52).turned(0), 104, VIOLET);
        pen.solid(PALE, Outline.ellipse(0, 130, 104, 22));
        pen.texture(Outline.ellipse(0, 130, 80, 14)).texture(Outline.ellipse(0, 130, 52, 7));
        pen.at(62, -104).solid(GOLD, Outline.star(8, 34, 14));
        pen.at(-62, 36).solid(Weight.INNER, GOLD, Outline.path("M 0 -32 L 30 20 L -30 20 Z"));
    }

    private static void devil(Pen pen) {
        pen.bothSides(side -> side.solid(
                        PALE,
                        Outline.path(
                                "M 12 -22 C 40 -30 52 -58 44 -96 C 40 -116 52 -128 70 -134 C 66 -118 76 -104 78 -80"
                                        + " C 82 -30 46 0 12 4 Z"))
                .inner(Outline.path("M 50 -60 L 76 -70 M 46 -42 L 72 -44 M 36 -28 L 60 -18")));
        pen.solid(GOLD, Outline.path("M 0 -140 C 36 -96 30 -64 22 -46 L -22 -46 C -38 -74 -12 -88 0 -140 Z"));
        pen.inner(Outline.path("M 2 -100 C 16 -80 10 -66 6 -52"));
        pen.solid(VIOLET, Outline.path("M -28 -46 L 28 -46 L 14 -14 L -14 -14 Z"));
        pen.solid(VIOLET, Outline.path("M -12 -14 L 12 -14 L 7 150 L -7 150 Z"));
        for (int link = 0; link < 9; link++) {
            double angle = Math.toRadians(204 + 33 * link);
            double x = 74 * Math.sin(angle);
            double y = 78 - 50 * Math.cos(angle);
            pen.at(x, y)
                    .turned(204 + 33 * link + (link % 2 == 0 ? 90 : 70))
                    .line(Weight.CONTOUR, INK, Outline.ellipse(0, 0, 12, 20));
        }
    }

    private static void tower(Pen pen) {
        pen.solid(PALE, Outline.path("M -106 154 L -70 118 L -30 132 L 40 116 L 106 154 Z"));
        pen.solid(
                VIOLET,
                Outline.path(
                        "M -46 140 L -40 -62 L -54 -62 L -54 -88 L -8 -88 L 6 -60 L -8 -36 L 8 -6 L -4 20 L 10 52 L 2 140 Z"));
        pen.at(10, 4)
                .turned(7)
                .solid(
                        VIOLET,
                        Outline.path(
                                "M 2 140 L 10 52 L -4 20 L 8 -6 L -8 -36 L 6 -60 L 4 -84 L 52 -84 L 52 -60 L 40 -60"
                                        + " L 44 132 Z"));
        for (var window : new double[] {-34, 16, 66}) {
            pen.solid(
                    Weight.INNER,
                    GOLD,
                    Outline.path("M -30 %1$s L -30 %2$s Q -22 %3$s -14 %2$s L -14 %1$s Z"
                            .formatted(window + 14, window, window - 10)));
        }
        pen.solid(
                GOLD,
                Outline.path("M 74 -154 L 14 -96 L 34 -92 L -6 -44 L 24 -56 L 10 -10 L 62 -84 L 40 -86 L 84 -134 Z"));
        Motifs.crown(pen.at(-72, -118).turned(-32).sized(0.72), GOLD);
        for (var spark : new int[][] {{-88, -40}, {-84, 20}, {90, -10}, {92, 60}, {-90, 80}}) {
            pen.at(spark[0], spark[1]).fill(GOLD, Outline.leaf(18, 9));
        }
    }

    private static void star(Pen pen) {
        Motifs.rays(pen.at(0, -42), 32, 74, 86);
        pen.at(0, -42).turned(22.5).solid(PALE, Outline.star(8, 66, 24));
        pen.at(0, -42).solid(GOLD, Outline.star(8, 74, 24));
        pen.at(0, -42).solid(Weight.INNER, VIOLET, Outline.circle(0, 0, 11));
        for (var small : new int[][] {{-88, -128}, {88, -128}, {-46, -142}, {46, -142}, {-92, 14}, {92, 14}, {0, 62}}) {
            pen.at(small[0], small[1]).solid(Weight.INNER, VIOLET, Outline.star(8, 13, 5.5));
        }
        pen.bothSides(side -> {
            side.solid(
                    Weight.INNER, PAPER, Outline.path("M 58 66 C 36 74 30 104 32 138 L 48 138 C 46 108 52 96 60 92 Z"));
            Signs.cup(side.at(78, 74).turned(-100), 54, VIOLET);
        });
        pen.solid(PALE, Outline.ellipse(0, 138, 104, 15));
        pen.texture(Outline.ellipse(0, 138, 78, 9)).texture(Outline.ellipse(0, 138, 46, 4));
    }

    private static void moon(Pen pen) {
        Motifs.rays(pen.at(0, -84), 32, 68, 78);
        pen.at(0, -84).solid(PALE, Outline.circle(0, 0, 58));
        pen.at(0, -84).solid(GOLD, Outline.crescent(58)).texture(Outline.arc(0, 0, 50, 80, 200));
        for (var drop : new int[][] {{-40, 6}, {40, 6}, {-18, 24}, {18, 24}, {0, 0}}) {
            pen.at(drop[0], drop[1]).solid(Weight.INNER, GOLD, Outline.path("M 0 -13 Q 8 2 0 5 Q -8 2 0 -13 Z"));
        }
        pen.solid(
                PAPER,
                Outline.path(
                        "M -34 128 C -20 104 6 104 -4 84 C -10 72 -2 60 -2 50 L 3 50 C 3 60 6 68 14 82 C 24 102 24 112 34 128 Z"));
        pen.bothSides(side -> {
            side.solid(
                    VIOLET,
                    Outline.path(
                            "M 62 128 L 66 34 L 58 34 L 58 14 L 68 14 L 68 22 L 76 22 L 76 14 L 88 14 L 88 22 L 96 22 L 96 14"
                                    + " L 105 14 L 105 34 L 98 34 L 102 128 Z"));
            side.solid(Weight.INNER, GOLD, Outline.path("M 76 72 L 76 58 Q 82 48 88 58 L 88 72 Z"));
        });
        pen.solid(PALE, Outline.path("M -106 126 Q 0 112 106 126 L 106 154 L -106 154 Z"));
        pen.texture(Outline.waves(-100, 144, 10));
        pen.at(0, 138)
                .fill(INK, Outline.ellipse(0, 4, 7, 11))
                .bothSides(claw -> claw.line(Weight.CONTOUR, INK, Outline.path("M 5 -2 Q 16 -6 14 -16 M 6 6 L 16 10")));
    }

    private static void sun(Pen pen) {
        var sun = pen.at(0, -46);
        for (int ray = 0; ray < 8; ray++) {
            sun.turned(45.0 * ray).solid(GOLD, Outline.path("M -15 -54 L 0 -104 L 15 -54 Z"));
            sun.turned(45.0 * ray + 22.5)
                    .solid(VIOLET, Outline.path("M -11 -54 C -22 -72 6 -78 -4 -100 C 16 -84 2 -70 11 -54 Z"));
        }
        sun.solid(GOLD, Outline.circle(0, 0, 56)).inner(Outline.circle(0, 0, 44));
        sun.solid(Weight.INNER, PAPER, Outline.star(8, 34, 15));
        for (var flower : new double[][] {{-76, 104}, {0, 92}, {76, 104}}) {
            var bloom = pen.at(flower[0], flower[1]);
            bloom.line(Weight.CONTOUR, INK, Outline.line(0, 0, 0, 154 - flower[1]));
            bloom.at(0, 34).bothSides(leaf -> leaf.turned(60).solid(Weight.INNER, PALE, Outline.leaf(26, 12)));
            bloom.around(12, petal -> petal.at(0, -12).solid(Weight.INNER, GOLD, Outline.leaf(17, 10)));
            bloom.solid(Weight.INNER, VIOLET, Outline.circle(0, 0, 13));
        }
    }

    private static void judgement(Pen pen) {
        Motifs.cloud(pen.at(52, -118).sized(0.72), PALE);
        var trumpet = pen.at(6, -14).turned(-52).sized(1.14);
        trumpet.solid(PAPER, Outline.path("M 10 -22 L 84 -22 L 84 54 L 10 54 Z"));
        trumpet.fill(
                VIOLET,
                Outline.path(
                        "M 41 -22 L 53 -22 L 53 10 L 84 10 L 84 22 L 53 22 L 53 54 L 41 54 L 41 22 L 10 22 L 10 10 L 41 10 Z"));
        trumpet.line(Weight.CONTOUR, INK, Outline.box(10, -22, 84, 54));
        trumpet.solid(
                GOLD, Outline.path("M 104 -38 L 104 -26 L -34 -24 Q -70 -14 -92 8 L -92 -72 Q -70 -50 -34 -40 Z"));
        trumpet.solid(GOLD, Outline.ellipse(-92, -32, 10, 40))
                .solid(Weight.INNER, GOLD, Outline.rounded(100, -41, 112, -23, 4));
        for (int row = 0; row < 3; row++) {
            double y = 114.0 + 16 * row;
            pen.line(row == 0 ? Weight.CONTOUR : Weight.INNER, row == 0 ? VIOLET : INK, Outline.waves(-100, y, 10));
        }
    }

    private static void world(Pen pen) {
        for (var vertical : new int[] {-1, 1}) {
            Signs.draw(pen.at(-82, 128 * vertical), vertical < 0 ? Suit.CUPS : Suit.WANDS, vertical < 0 ? 40 : 48);
            Signs.draw(pen.at(82, 128 * vertical), vertical < 0 ? Suit.SWORDS : Suit.PENTACLES, vertical < 0 ? 50 : 40);
        }
        Motifs.wreath(pen, 70, 112, 26, PALE);
        pen.bothSides(side -> side.solid(VIOLET, Outline.path("M 0 104 L 18 92 L 18 130 Z")));
        pen.solid(PAPER, Outline.circle(0, 0, 42));
        var land = new Area(Outline.circle(0, 0, 42));
        land.intersect(new Area(
                Outline.path("M -50 -20 Q -20 -40 -10 -10 Q 4 10 -24 20 Q -40 30 -50 10 Z M 10 -50 Q 6 -20 24 -12"
                        + " Q 30 6 20 22 Q 34 40 60 10 L 60 -50 Z")));
        pen.fill(VIOLET, land).inner(land).line(Weight.CONTOUR, INK, Outline.circle(0, 0, 42));
        pen.solid(Weight.INNER, GOLD, Outline.circle(0, 108, 8));
    }
}
