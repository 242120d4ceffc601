package tarot.notification.picture.drawing;

import java.awt.Color;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files with one byte a pixel: all that flat colours need, at a fraction of the CPU of a general encoder. */
final class Png {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int LEVEL = 4;
    private static final int CHUNK_FRAME = 12;

    private Png() {}

    /** The same pixels always give the same bytes. */
    static byte[] encode(int width, int height, byte[] pixels, List<Color> palette) {
        var header = ByteBuffer.allocate(13);
        // bit depth 8, colour type 3 (palette), default compression, filter set and no interlacing
        header.putInt(width).putInt(height).put((byte) 8).put((byte) 3);
        var colours = ByteBuffer.allocate(3 * palette.size());
        for (var colour : palette) {
            colours.put((byte) colour.getRed()).put((byte) colour.getGreen()).put((byte) colour.getBlue());
        }
        var data = deflate(rows(width, height, pixels));
        var file = ByteBuffer.allocate(8 + 4 * CHUNK_FRAME + header.capacity() + colours.capacity() + data.length);
        file.putLong(SIGNATURE);
        chunk(file, "IHDR", header.array());
        chunk(file, "PLTE", colours.array());
        chunk(file, "IDAT", data);
        chunk(file, "IEND", new byte[0]);
        return file.array();
    }

    /** Each row is preceded by its filter's number: none, which suits indices best. */
    private static byte[] rows(int width, int height, byte[] pixels) {
        var rows = new byte[(width + 1) * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, rows, y * (width + 1) + 1, width);
        }
        return rows;
    }

    private static byte[] deflate(byte[] plain) {
        try (var deflater = new Deflater(LEVEL)) {
            deflater.setInput(plain);
            deflater.finish();
            var packed = new byte[plain.length / 8 + 1024];
            int length = 0;
            while (!deflater.finished()) {
                if (length == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * packed.length);
                }
                length += deflater.deflate(packed, length, packed.length - length);
            }
            return Arrays.copyOf(packed, length);
        }
    }

    private static void chunk(ByteBuffer file, String type, byte[] content) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        file.putInt(content.length).put(name).put(content).putInt((int) sum.getValue());
    }
}
