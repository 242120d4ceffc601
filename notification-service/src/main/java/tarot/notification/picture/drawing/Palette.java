package tarot.notification.picture.drawing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * At most 256 colours for every picture: the deck's own and the steps between them that smooth edges need.
 * One byte a pixel is a quarter of the memory and the cheapest thing a PNG can hold.
 */
final class Palette {

    /** The index of what is not painted at all. */
    static final byte NOTHING = 0;

    /** What comes before are the ground and its shadow. */
    private static final int FIRST_OF_CARDS = 2;

    private static final double SHADOW = 0.12;
    private static final List<Color> COLOURS = colours();
    private static final byte[] NEAREST = nearest();
    private static final byte[] SHADED = shaded();

    private Palette() {}

    static List<Color> all() {
        return COLOURS;
    }

    static byte index(Color colour) {
        return NEAREST[cell(colour.getRGB())];
    }

    static byte shaded(byte index) {
        return SHADED[index & 0xFF];
    }

    /** What still has the ground's exact colour becomes {@link #NOTHING}. */
    static Tile reduce(BufferedImage image) {
        var width = image.getWidth();
        var height = image.getHeight();
        var pixels = new byte[width * height];
        var row = new int[width];
        var ground = Colours.GROUND.getRGB();
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = row[x] == ground ? NOTHING : NEAREST[cell(row[x])];
            }
        }
        return new Tile(width, height, pixels);
    }

    private static List<Color> colours() {
        var colours = new ArrayList<Color>();
        colours.add(Colours.GROUND); // index 0, NOTHING
        colours.add(Colours.SHADE);
        ramp(colours, Colours.INK, Colours.PAPER, 24);
        ramp(colours, Colours.GOLD, Colours.PAPER, 12);
        ramp(colours, Colours.INK, Colours.GOLD, 10);
        for (var accent : Colours.ACCENTS) {
            ramp(colours, accent, Colours.PAPER, 16);
            ramp(colours, Colours.INK, accent, 8);
            ramp(colours, Colours.INK, Colours.tint(accent), 8);
            ramp(colours, Colours.GOLD, accent, 4);
        }
        return List.copyOf(colours.stream().distinct().limit(256).toList());
    }

    private static void ramp(List<Color> colours, Color first, Color second, int steps) {
        for (int step = 0; step <= steps; step++) {
            colours.add(Colours.mix(first, second, (double) step / steps));
        }
    }

    /** Five bits of red, six of green, five of blue. */
    private static int cell(int rgb) {
        return (rgb >> 8 & 0xF800) | (rgb >> 5 & 0x7E0) | (rgb >> 3 & 0x1F);
    }

    private static byte[] nearest() {
        var table = new byte[1 << 16];
        for (int cell = 0; cell < table.length; cell++) {
            table[cell] = nearest((cell >> 8 & 0xF8) + 4, (cell >> 3 & 0xFC) + 2, (cell << 3 & 0xF8) + 4);
        }
        for (int index = COLOURS.size() - 1; index > NOTHING; index--) {
            table[cell(COLOURS.get(index).getRGB())] = (byte) index; // the deck's own colours are met exactly
        }
        return table;
    }

    private static byte nearest(int red, int green, int blue) {
        int best = 0;
        int distance = Integer.MAX_VALUE;
        for (int index = FIRST_OF_CARDS; index < COLOURS.size(); index++) {
            var colour = COLOURS.get(index);
            int r = colour.getRed() - red;
            int g = colour.getGreen() - green;
            int b = colour.getBlue() - blue;
            int squares = 3 * r * r + 4 * g * g + 2 * b * b;
            if (squares < distance) {
                distance = squares;
                best = index;
            }
        }
        return (byte) best;
    }

    private static byte[] shaded() {
        var table = new byte[256];
        for (int index = 0; index < COLOURS.size(); index++) {
            var shadow = Colours.mix(COLOURS.get(index), Colours.INK, SHADOW);
            table[index] = nearest(shadow.getRed(), shadow.getGreen(), shadow.getBlue());
        }
        table[NOTHING] = index(Colours.SHADE);
        return table;
    }
}
