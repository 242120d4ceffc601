package tarot.notification.picture.drawing;

import java.awt.Color;
import java.util.Arrays;

/** The picture in the making: the ground, and tiles laid on it one after the other. */
public final class Canvas {

    private static final int BORDER = 14;

    private final int width;
    private final int height;
    private final byte[] pixels;

    public Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new byte[width * height]; // the ground's index is 0
    }

    public void lay(Tile tile, int left, int top) {
        for (int y = 0; y < tile.height(); y++) {
            int from = y * tile.width();
            int to = (top + y) * width + left;
            for (int x = 0; x < tile.width(); x++) {
                byte pixel = tile.pixels()[from + x];
                if (pixel != Palette.NOTHING) {
                    pixels[to + x] = pixel;
                }
            }
        }
    }

    /** A flat shadow in the tile's shape over whatever lies there already. */
    public void shade(Tile tile, int left, int top) {
        for (int y = 0; y < tile.height(); y++) {
            int from = y * tile.width();
            int to = (top + y) * width + left;
            for (int x = 0; x < tile.width(); x++) {
                if (tile.pixels()[from + x] != Palette.NOTHING) {
                    pixels[to + x] = Palette.shaded(pixels[to + x]);
                }
            }
        }
    }

    /** A thin line around everything, some way in. */
    public void border(Color colour) {
        byte index = Palette.index(colour);
        for (int y : new int[] {BORDER, BORDER + 1, height - BORDER - 2, height - BORDER - 1}) {
            Arrays.fill(pixels, y * width + BORDER, (y + 1) * width - BORDER, index);
        }
        for (int y = BORDER; y < height - BORDER; y++) {
            Arrays.fill(pixels, y * width + BORDER, y * width + BORDER + 2, index);
            Arrays.fill(pixels, (y + 1) * width - BORDER - 2, (y + 1) * width - BORDER, index);
        }
    }

    public byte[] png() {
        return Png.encode(width, height, pixels, Palette.all());
    }
}
