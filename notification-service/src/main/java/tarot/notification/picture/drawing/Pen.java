package tarot.notification.picture.drawing;

import static java.awt.BasicStroke.CAP_ROUND;
import static java.awt.BasicStroke.JOIN_ROUND;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.function.Consumer;

/**
 * Draws shapes in a place of their own. Placing moves, turns and sizes what is drawn but never the width of a line:
 * that is what makes large and small signs look drawn by one hand.
 */
public final class Pen {

    /** Card units. */
    public enum Weight {
        CONTOUR(3),
        INNER(1.5),
        TEXTURE(0.75);

        private final BasicStroke stroke;

        Weight(double width) {
            this.stroke = new BasicStroke((float) width, CAP_ROUND, JOIN_ROUND);
        }
    }

    private final Graphics2D graphics;
    private final AffineTransform place;

    private Pen(Graphics2D graphics, AffineTransform place) {
        this.graphics = graphics;
        this.place = place;
    }

    static Pen on(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return new Pen(graphics, new AffineTransform());
    }

    public Pen at(double x, double y) {
        var moved = new AffineTransform(place);
        moved.translate(x, y);
        return new Pen(graphics, moved);
    }

    /** Clockwise. */
    public Pen turned(double degrees) {
        var turned = new AffineTransform(place);
        turned.rotate(Math.toRadians(degrees));
        return new Pen(graphics, turned);
    }

    public Pen sized(double factor) {
        return sized(factor, factor);
    }

    public Pen sized(double horizontal, double vertical) {
        var sized = new AffineTransform(place);
        sized.scale(horizontal, vertical);
        return new Pen(graphics, sized);
    }

    public Pen fill(Color colour, Shape shape) {
        graphics.setColor(colour);
        graphics.fill(place.createTransformedShape(shape));
        return this;
    }

    public Pen line(Weight weight, Color colour, Shape shape) {
        graphics.setColor(colour);
        graphics.setStroke(weight.stroke);
        graphics.draw(place.createTransformedShape(shape));
        return this;
    }

    /** An ink line of the inner weight. */
    public Pen inner(Shape shape) {
        return line(Weight.INNER, Colours.INK, shape);
    }

    /** An ink line of the finest weight. */
    public Pen texture(Shape shape) {
        return line(Weight.TEXTURE, Colours.INK, shape);
    }

    /** Filled, with an ink contour. */
    public Pen solid(Color colour, Shape shape) {
        return solid(Weight.CONTOUR, colour, shape);
    }

    public Pen solid(Weight weight, Color colour, Shape shape) {
        return fill(colour, shape).line(weight, Colours.INK, shape);
    }

    /** Draws it here and once more mirrored at the vertical axis. */
    public Pen bothSides(Consumer<Pen> drawing) {
        drawing.accept(this);
        drawing.accept(sized(-1, 1));
        return this;
    }

    /** Draws it so many times around the place, the first one upright. */
    public Pen around(int times, Consumer<Pen> drawing) {
        for (int turn = 0; turn < times; turn++) {
            drawing.accept(turned(360.0 * turn / times));
        }
        return this;
    }
}
