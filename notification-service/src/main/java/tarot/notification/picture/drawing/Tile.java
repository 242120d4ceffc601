package tarot.notification.picture.drawing;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/**
 * A drawn piece of a picture, as palette indices row by row.
 *
 * @param pixels not copied and never changed after construction
 */
public record Tile(int width, int height, byte[] pixels) {

    /** What the drawing leaves out stays transparent. One unit of the drawing is {@code scale} pixels. */
    public static Tile draw(int width, int height, double scale, Consumer<Pen> drawing) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.setColor(Colours.GROUND);
            graphics.fillRect(0, 0, width, height);
            graphics.scale(scale, scale);
            drawing.accept(Pen.on(graphics));
        } finally {
            graphics.dispose();
        }
        return Palette.reduce(image);
    }

    /** Turned by 180°, as a reversed card lies. */
    public Tile turned() {
        var turned = new byte[pixels.length];
        for (int at = 0; at < pixels.length; at++) {
            turned[pixels.length - 1 - at] = pixels[at];
        }
        return new Tile(width, height, turned);
    }

    /** Laid across: turned by 90° clockwise. */
    public Tile across() {
        var across = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                across[x * height + height - 1 - y] = pixels[y * width + x];
            }
        }
        return new Tile(height, width, across);
    }
}
