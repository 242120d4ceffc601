package tarot.gateway.routing;

import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import tarot.gateway.refusal.Refusal;
import tarot.gateway.refusal.Refused;

/**
 * Collects a body byte by byte, up to a limit. Copies: a piece of one byte may hold a whole network buffer, and who sends a
 * million such pieces must not get more memory than the bytes are worth.
 */
final class Body {

    private static final int FIRST = 2048;

    private final BodyMemory memory;
    private final int limit;
    private byte[] bytes = {};
    private int length;

    Body(BodyMemory memory, int limit) {
        this.memory = memory;
        this.limit = limit;
    }

    void append(DataBuffer piece) {
        try {
            var size = piece.readableByteCount();
            if (size > limit - length) {
                throw new Refused(Refusal.TOO_LARGE);
            }
            makeRoom(length + size);
            piece.read(bytes, length, size);
            length += size;
        } finally {
            DataBufferUtils.release(piece);
        }
    }

    private void makeRoom(int needed) {
        if (needed > bytes.length) {
            var size = Math.min(limit, Math.max(Math.max(FIRST, needed), 2 * bytes.length));
            memory.take(size - bytes.length);
            bytes = Arrays.copyOf(bytes, size);
        }
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    void close() {
        memory.giveBack(bytes.length);
        bytes = new byte[0];
        length = 0;
    }
}
