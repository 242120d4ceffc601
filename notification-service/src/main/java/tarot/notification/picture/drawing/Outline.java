package tarot.notification.picture.drawing;

import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Scanner;

/** The few shapes from which everything is built. */
public final class Outline {

    private Outline() {}

    /**
     * A path in the words of SVG's path data, upper case only, numbers apart from letters:
     * {@code M x y}, {@code L x y}, {@code Q cx cy x y}, {@code C ax ay bx by x y}, {@code Z}.
     */
    public static Path2D path(String data) {
        var path = new Path2D.Double();
        try (var words = new Scanner(data)) {
            while (words.hasNext()) {
                switch (words.next()) {
                    case "M" -> path.moveTo(number(words), number(words));
                    case "L" -> path.lineTo(number(words), number(words));
                    case "Q" -> path.quadTo(number(words), number(words), number(words), number(words));
                    case "C" ->
                        path.curveTo(
                                number(words),
                                number(words),
                                number(words),
                                number(words),
                                number(words),
                                number(words));
                    case "Z" -> path.closePath();
                    case String other -> throw new IllegalArgumentException("no path command: " + other);
                }
            }
        }
        return path;
    }

    private static double number(Scanner words) {
        return Double.parseDouble(words.next());
    }

    public static Shape circle(double x, double y, double radius) {
        return ellipse(x, y, radius, radius);
    }

    public static Shape ellipse(double x, double y, double across, double down) {
        return new Ellipse2D.Double(x - across, y - down, 2 * across, 2 * down);
    }

    /** Part of a circle's line, in degrees counter-clockwise from the right. */
    public static Shape arc(double x, double y, double radius, double from, double extent) {
        return new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, from, extent, Arc2D.OPEN);
    }

    public static Shape box(double left, double top, double right, double bottom) {
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }

    public static Shape rounded(double left, double top, double right, double bottom, double radius) {
        return new RoundRectangle2D.Double(left, top, right - left, bottom - top, 2 * radius, 2 * radius);
    }

    public static Shape line(double fromX, double fromY, double toX, double toY) {
        var line = new Path2D.Double();
        line.moveTo(fromX, fromY);
        line.lineTo(toX, toY);
        return line;
    }

    /** About the origin, one point straight up. */
    public static Shape star(int points, double outer, double inner) {
        var star = new Path2D.Double();
        for (int corner = 0; corner < 2 * points; corner++) {
            double angle = Math.PI * corner / points;
            double radius = corner % 2 == 0 ? outer : inner;
            double x = radius * Math.sin(angle);
            double y = -radius * Math.cos(angle);
            if (corner == 0) {
                star.moveTo(x, y);
            } else {
                star.lineTo(x, y);
            }
        }
        star.closePath();
        return star;
    }

    /** About the origin, open to the right. */
    public static Shape crescent(double radius) {
        var moon = new Area(circle(0, 0, radius));
        moon.subtract(new Area(circle(0.42 * radius, 0, 0.8 * radius)));
        return moon;
    }

    /** From the origin upwards. */
    public static Shape leaf(double length, double width) {
        return path("M 0 0 Q %1$s -%2$s 0 -%3$s Q -%1$s -%2$s 0 0 Z".formatted(width, 0.5 * length, length));
    }

    /** A line of waves from left to right, each 20 wide. */
    public static Shape waves(double left, double y, int count) {
        var waves = new Path2D.Double();
        waves.moveTo(left, y);
        for (int wave = 0; wave < count; wave++) {
            double x = left + 20 * wave;
            waves.quadTo(x + 5, y - 7, x + 10, y);
            waves.quadTo(x + 15, y + 7, x + 20, y);
        }
        return waves;
    }
}
