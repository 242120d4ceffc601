package tarot.notification.picture;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import tarot.contracts.reading.Card;
import tarot.notification.picture.deck.Face;
import tarot.notification.picture.drawing.Tile;

/**
 * The faces drawn so far. Flat colours pack to a tenth and less: the whole deck in both sizes that spreads use takes
 * about as much memory as one picture, so nothing ever needs to be dropped.
 */
final class Faces {

    private record Wanted(Card card, int width) {}

    private record Packed(int height, byte[] bytes) {}

    /** Larger faces are asked for once, as the person who asks keeps the picture. */
    private static final int KEPT_WIDTH = 300;

    private final Map<Wanted, Packed> packed = new ConcurrentHashMap<>();

    Tile face(Card card, int width) {
        if (width > KEPT_WIDTH) {
            return Face.draw(card, width);
        }
        var wanted = new Wanted(card, width);
        var known = packed.get(wanted);
        if (known != null) {
            return new Tile(width, known.height(), unpack(known.bytes(), width * known.height()));
        }
        var drawn = Face.draw(card, width);
        packed.put(wanted, new Packed(drawn.height(), pack(drawn.pixels())));
        return drawn;
    }

    private static byte[] pack(byte[] plain) {
        try (var deflater = new Deflater()) {
            deflater.setInput(plain);
            deflater.finish();
            var room = new byte[plain.length + 64];
            int length = deflater.deflate(room);
            return Arrays.copyOf(room, length);
        }
    }

    private static byte[] unpack(byte[] packed, int size) {
        try (var inflater = new Inflater()) {
            inflater.setInput(packed);
            var plain = new byte[size];
            inflater.inflate(plain);
            return plain;
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
