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
    private static final Nearest NEAREST = new Nearest(COLOURS, FIRST_OF_CARDS);
    private static final byte[] SHADED = shaded();

    private Palette() {}

    static List<Color> all() {
        return COLOURS;
    }

    static byte index(Color colour) {
        return NEAREST.about(colour.getRGB());
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
                pixels[y * width + x] = row[x] == ground ? NOTHING : NEAREST.about(row[x]);
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

    private static byte[] shaded() {
        var table = new byte[256];
        for (int index = 0; index < COLOURS.size(); index++) {
            table[index] = NEAREST.to(Colours.mix(COLOURS.get(index), Colours.INK, SHADOW));
        }
        table[NOTHING] = index(Colours.SHADE);
        return table;
    }
}
