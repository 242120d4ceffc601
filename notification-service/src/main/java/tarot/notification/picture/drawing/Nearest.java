package tarot.notification.picture.drawing;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

/** Which of up to 256 colours is the nearest to any other. Looked up when first asked for: a picture needs few of them. */
final class Nearest {

    private static final short UNKNOWN = -1;

    private final int[] colours; // as RGB
    private final int first;
    private final short[] cells = new short[1 << 16]; // threads may write the same at once

    /** @param first the index before which none counts */
    Nearest(List<Color> colours, int first) {
        this.colours = colours.stream().mapToInt(Color::getRGB).toArray();
        this.first = first;
        Arrays.fill(cells, UNKNOWN);
        for (int index = this.colours.length - 1; index > 0; index--) {
            cells[cell(this.colours[index])] = (short) index; // these are met exactly
        }
    }

    /** The index of the nearest to any of the colours that have the first five or six bits in common with this one. */
    byte about(int rgb) {
        int cell = cell(rgb);
        short index = cells[cell];
        if (index == UNKNOWN) {
            index = (short) search((cell >> 8 & 0xF8) + 4, (cell >> 3 & 0xFC) + 2, (cell << 3 & 0xF8) + 4);
            cells[cell] = index;
        }
        return (byte) index;
    }

    /** The index of the nearest to exactly this one. */
    byte to(Color colour) {
        return (byte) search(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    /** Five bits of red, six of green, five of blue. */
    private static int cell(int rgb) {
        return (rgb >> 8 & 0xF800) | (rgb >> 5 & 0x7E0) | (rgb >> 3 & 0x1F);
    }

    private int search(int red, int green, int blue) {
        int best = 0;
        int distance = Integer.MAX_VALUE;
        for (int index = first; index < colours.length; index++) {
            int colour = colours[index];
            int r = (colour >> 16 & 0xFF) - red;
            int g = (colour >> 8 & 0xFF) - green;
            int b = (colour & 0xFF) - blue;
            int squares = 3 * r * r + 4 * g * g + 2 * b * b;
            if (squares < distance) {
                distance = squares;
                best = index;
            }
        }
        return best;
    }
}
