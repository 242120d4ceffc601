package tarot.notification.picture.deck;

import static tarot.notification.picture.drawing.Colours.GOLD;
import static tarot.notification.picture.drawing.Colours.INK;
import static tarot.notification.picture.drawing.Colours.PAPER;

import java.awt.Color;
import java.awt.Shape;
import tarot.notification.picture.drawing.Outline;
import tarot.notification.picture.drawing.Pen;
import tarot.notification.picture.drawing.Pen.Weight;

/** What more than one card shows. */
final class Motifs {

    static final Shape LEMNISCATE =
            Outline.path("M 0 0 C 16 -28 52 -28 52 0 C 52 28 16 28 0 0 C -16 -28 -52 -28 -52 0 C -52 28 -16 28 0 0");
    static final Shape HEART = Outline.path(
            "M 0 46 C -22 22 -50 4 -50 -20 C -50 -48 -12 -52 0 -24 C 12 -52 50 -48 50 -20 C 50 4 22 22 0 46 Z");
    static final Shape CLOUD = Outline.path("""
            M -56 14 C -80 14 -80 -16 -54 -14 C -52 -40 -16 -44 -8 -22 C 4 -42 40 -36 36 -12 C 58 -22 78 14 52 14 Z""");
    private static final Shape CROWN = Outline.path("M -40 24 L -46 -18 L -22 4 L 0 -30 L 22 4 L 46 -18 L 40 24 Z");

    private Motifs() {}

    static void sun(Pen pen, double radius, int rays) {
        pen.around(
                rays,
                ray -> ray.solid(
                        Weight.INNER,
                        GOLD,
                        Outline.path("M -%1$s -%2$s L 0 -%3$s L %1$s -%2$s Z"
                                .formatted(radius * 1.7 / rays, radius * 1.22, radius * 1.8))));
        pen.solid(GOLD, Outline.circle(0, 0, radius));
        pen.line(Weight.TEXTURE, INK, Outline.circle(0, 0, radius * 0.76));
    }

    static void moon(Pen pen, double radius) {
        pen.solid(GOLD, Outline.crescent(radius));
        pen.texture(Outline.arc(0, 0, radius * 0.84, 78, 204));
    }

    /** Fine lines outwards, between two radii. */
    static void rays(Pen pen, int count, double from, double to) {
        pen.around(count, ray -> ray.texture(Outline.line(0, -from, 0, -to)));
    }

    static void crown(Pen pen, Color colour) {
        pen.solid(colour, CROWN);
        pen.bothSides(side -> side.solid(Weight.INNER, PAPER, Outline.circle(46, -21, 5)));
        pen.solid(Weight.INNER, PAPER, Outline.circle(0, -33, 5.5));
        pen.inner(Outline.line(-40, 14, 40, 14));
    }

    static void cloud(Pen pen, Color colour) {
        pen.solid(colour, CLOUD);
        pen.inner(Outline.path("M -34 2 Q -30 -10 -16 -6")).inner(Outline.path("M 6 0 Q 14 -12 26 -2"));
    }

    static void rose(Pen pen, double radius, Color petals) {
        pen.around(5, petal -> petal.solid(Weight.INNER, petals, Outline.circle(0, -radius * 0.58, radius * 0.44)));
        pen.solid(Weight.INNER, GOLD, Outline.circle(0, 0, radius * 0.34));
    }

    static void wreath(Pen pen, double across, double down, int leaves, Color colour) {
        pen.inner(Outline.ellipse(0, 0, across, down));
        for (int leaf = 0; leaf < leaves; leaf++) {
            double angle = 2 * Math.PI * leaf / leaves;
            var place = pen.at(across * Math.sin(angle), -down * Math.cos(angle));
            double along = Math.toDegrees(Math.atan2(down * Math.sin(angle), across * Math.cos(angle))) + 90;
            place.turned(along - 34).solid(Weight.INNER, colour, Outline.leaf(20, 9));
            place.turned(along + 34).solid(Weight.INNER, colour, Outline.leaf(20, 9));
        }
    }
}
