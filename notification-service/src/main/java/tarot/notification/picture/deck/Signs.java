package tarot.notification.picture.deck;

import static tarot.notification.picture.drawing.Colours.GOLD;
import static tarot.notification.picture.drawing.Colours.INK;
import static tarot.notification.picture.drawing.Colours.PAPER;
import static tarot.notification.picture.drawing.Colours.tint;

import java.awt.Color;
import java.awt.Shape;
import tarot.contracts.reading.Suit;
import tarot.notification.picture.drawing.Colours;
import tarot.notification.picture.drawing.Outline;
import tarot.notification.picture.drawing.Pen;
import tarot.notification.picture.drawing.Pen.Weight;

/** The four suits' signs, each upright about the origin and as high as it is told to be. */
final class Signs {

    private static final double LARGE = 76;
    private static final Shape BOWL = Outline.path("""
            M -36 -48 L 36 -48 C 36 -10 20 6 6 11 L 6 28 C 8 38 26 38 30 50 L -30 50 C -26 38 -8 38 -6 28 L -6 11
            C -20 6 -36 -10 -36 -48 Z""");
    private static final Shape BAND = Outline.path("M -34 -26 Q 0 -14 34 -26");

    private Signs() {}

    static void draw(Pen pen, Suit suit, double height) {
        var accent = Colours.accent(suit);
        switch (suit) {
            case WANDS -> wand(pen, height, accent);
            case CUPS -> cup(pen, height, accent);
            case SWORDS -> sword(pen, height, accent);
            case PENTACLES -> coin(pen, height, accent);
            case MAJORS -> star(pen, height, accent);
        }
    }

    static void wand(Pen pen, double length, Color accent) {
        var weight = weight(length / 2);
        double half = length / 2;
        double thick = Math.clamp(length / 24, 3, 6.5);
        double leaf = Math.clamp(length / 7, 9, 26);
        pen.at(0, half - length * 0.3).turned(58).solid(weight, GOLD, Outline.leaf(leaf, leaf / 2));
        pen.at(0, length * 0.36 - half).turned(-58).solid(weight, GOLD, Outline.leaf(leaf, leaf / 2));
        pen.at(0, length * 0.24 - half).turned(58).solid(weight, GOLD, Outline.leaf(leaf, leaf / 2));
        pen.solid(weight, accent, Outline.rounded(-thick, thick - half, thick, half, thick));
        pen.solid(weight, accent, Outline.circle(0, thick * 1.2 - half, thick * 1.6));
        pen.line(Weight.TEXTURE, INK, Outline.line(0, length * 0.3 - half, 0, half - length * 0.12));
    }

    static void cup(Pen pen, double height, Color accent) {
        var weight = weight(height);
        var sized = pen.sized(height / 106);
        sized.solid(weight, accent, BOWL);
        sized.solid(weight, tint(accent), Outline.ellipse(0, -47, 36, 8));
        sized.line(height < LARGE ? Weight.TEXTURE : Weight.INNER, PAPER, BAND);
        sized.solid(weight, GOLD, Outline.ellipse(0, 20, 11, 7));
    }

    static void sword(Pen pen, double length, Color accent) {
        var weight = weight(length / 2);
        double half = length / 2;
        double size = Math.clamp(length / 120, 0.5, 1.5);
        double guard = half - 26 * size;
        double shoulder = Math.min(14 * size - half, guard - 10);
        double broad = 6 * size;
        var blade = Outline.path("M 0 %2$s L %1$s %3$s L %1$s %4$s L -%1$s %4$s L -%1$s %3$s Z"
                .formatted(broad, -half, shoulder, guard));
        var lit = Outline.path("M 0 %2$s L %1$s %3$s L %1$s %4$s L 0 %4$s Z".formatted(broad, -half, shoulder, guard));
        pen.fill(accent, blade).fill(tint(accent), lit).line(weight, INK, blade);
        pen.solid(weight, accent, Outline.rounded(-3 * size, guard, 3 * size, half - 6 * size, 1));
        pen.solid(
                weight, GOLD, Outline.rounded(-19 * size, guard - 2.5 * size, 19 * size, guard + 3.5 * size, 3 * size));
        pen.solid(weight, GOLD, Outline.circle(0, half - 5 * size, 5 * size));
    }

    static void coin(Pen pen, double height, Color accent) {
        var weight = weight(height);
        double radius = height / 2;
        pen.solid(weight, accent, Outline.circle(0, 0, radius));
        pen.line(height < LARGE ? Weight.TEXTURE : Weight.INNER, PAPER, Outline.circle(0, 0, radius * 0.82));
        pen.solid(height < LARGE ? Weight.TEXTURE : Weight.INNER, GOLD, Outline.star(5, radius * 0.74, radius * 0.29));
    }

    static void star(Pen pen, double height, Color accent) {
        pen.solid(weight(height), accent, Outline.star(8, height / 2, height / 4.4));
    }

    private static Weight weight(double height) {
        return height < LARGE ? Weight.INNER : Weight.CONTOUR;
    }
}
