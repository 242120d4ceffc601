package tarot.notification.picture.deck;

import static tarot.notification.picture.drawing.Colours.GOLD;
import static tarot.notification.picture.drawing.Colours.PAPER;

import java.awt.Color;
import tarot.contracts.reading.Suit;
import tarot.notification.picture.drawing.Colours;
import tarot.notification.picture.drawing.Outline;
import tarot.notification.picture.drawing.Pen;
import tarot.notification.picture.drawing.Pen.Weight;

/** Two to ten of wands. */
final class Wands {

    private static final Color EMBER = Colours.accent(Suit.WANDS);
    private static final Color PALE = Colours.tint(EMBER);

    private Wands() {}

    static void draw(Pen pen, int number) {
        switch (number) {
            case 2 -> outlook(pen);
            case 3 -> ships(pen);
            case 4 -> garland(pen);
            case 5 -> strife(pen);
            case 6 -> victory(pen);
            case 7 -> stand(pen);
            case 8 -> flight(pen);
            case 9 -> palisade(pen);
            case 10 -> burden(pen);
            default -> throw new IllegalArgumentException("no such pip");
        }
    }

    private static void wand(Pen pen, double x, double y, double degrees, double length) {
        Signs.wand(pen.at(x, y).turned(degrees), length, EMBER);
    }

    private static void outlook(Pen pen) {
        wand(pen, -78, 0, 0, 270);
        wand(pen, 78, 0, 0, 270);
        pen.solid(PALE, Outline.circle(0, 0, 40));
        pen.inner(Outline.path("M -40 0 Q 0 14 40 0")).inner(Outline.path("M 0 -40 Q -28 0 0 40"));
        pen.inner(Outline.path("M 0 -40 Q 28 0 0 40"));
        pen.solid(Weight.INNER, GOLD, Outline.circle(0, -46, 6));
    }

    private static void ships(Pen pen) {
        pen.texture(Outline.waves(-100, 96, 10)).texture(Outline.waves(-100, 112, 10));
        pen.texture(Outline.waves(-100, 128, 10));
        wand(pen, -72, 26, 0, 210);
        wand(pen, 72, 26, 0, 210);
        wand(pen, 0, -6, 0, 280);
        pen.bothSides(side -> side.at(38, 96)
                .solid(Weight.INNER, PAPER, Outline.path("M 0 -34 Q 18 -18 0 -4 Z"))
                .solid(Weight.INNER, PALE, Outline.path("M -14 0 L 18 0 L 10 9 L -8 9 Z")));
    }

    private static void garland(Pen pen) {
        for (var x : new double[] {-90, -42, 42, 90}) {
            wand(pen, x, 24, 0, 240);
        }
        var swag = Outline.path("M -92 -66 Q 0 2 92 -66");
        pen.line(Weight.CONTOUR, Colours.INK, swag);
        for (int flower = -2; flower <= 2; flower++) {
            double x = 42.0 * flower;
            Motifs.rose(pen.at(x, -32 - x * x / 250), flower == 0 ? 20 : 15, PALE);
        }
        Motifs.sun(pen.at(0, -122), 13, 12);
    }

    private static void strife(Pen pen) {
        wand(pen, -30, 10, -38, 250);
        wand(pen, 40, 0, 24, 250);
        wand(pen, 0, 44, 76, 210);
        wand(pen, -34, -8, 14, 250);
        wand(pen, 22, -20, -58, 230);
    }

    private static void victory(Pen pen) {
        for (int row = 2; row >= 0; row--) {
            double y = 104.0 - 54 * row;
            pen.bothSides(side -> wand(side, 50, y, -44, 142));
        }
        Motifs.wreath(pen.at(0, -112), 28, 28, 10, GOLD);
        Motifs.rose(pen.at(0, -112), 15, PALE);
    }

    private static void stand(Pen pen) {
        for (int rank = 0; rank < 6; rank++) {
            double x = 36.0 * rank - 90;
            wand(pen, x, 76 + Math.abs(x) / 5, x / 6, 128);
        }
        wand(pen, 0, -66, 62, 216);
        pen.at(-52, -118).fill(GOLD, Outline.star(8, 15, 5)).inner(Outline.star(8, 15, 5));
    }

    private static void flight(Pen pen) {
        for (int pair = 0; pair < 4; pair++) {
            double y = 66.0 * pair - 100;
            wand(pen, -46, y + 8, 62, 112);
            wand(pen, 50, y - 8, 62, 112);
        }
    }

    private static void palisade(Pen pen) {
        for (var x : new double[] {26, 52, 78, 102}) {
            pen.bothSides(side -> wand(side, x, -4, 0, 216));
        }
        pen.bothSides(side -> side.inner(Outline.line(20, 62, 106, 62)).inner(Outline.line(20, 68, 106, 68)));
        wand(pen, 0, 0, 0, 300);
    }

    private static void burden(Pen pen) {
        for (int pair = 4; pair >= 0; pair--) {
            double spread = 4 + 7.5 * pair;
            pen.bothSides(side -> wand(side.at(0, 40).turned(spread), 0, -24 + spread, 0, 270));
        }
        pen.solid(GOLD, Outline.path("M -34 30 Q 0 44 34 30 L 34 50 Q 0 64 -34 50 Z"));
        pen.inner(Outline.path("M -34 40 Q 0 54 34 40"));
    }
}
