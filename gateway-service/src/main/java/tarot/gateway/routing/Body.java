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
    private final String client;
    private final int limit;
    private byte[] bytes = {};
    private int length;

    /** @param client whose share of the memory the body takes from */
    Body(BodyMemory memory, String client, int limit) {
        this.memory = memory;
        this.client = client;
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
            // a small body must not count as large for the room that it was given in advance
            var most = needed <= BodyMemory.SMALL ? Math.min(limit, BodyMemory.SMALL) : limit;
            var size = Math.min(most, Math.max(Math.max(FIRST, needed), 2 * bytes.length));
            memory.resize(client, bytes.length, size);
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
        memory.resize(client, bytes.length, 0);
        bytes = new byte[0];
        length = 0;
    }
}
