package tarot.simulators.telegram;

import java.util.Locale;
import tarot.simulators.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** When which chat got what, in a ring of plain arrays: the load driver reads it in bulk. */
final class Deliveries {

    private static final int KEPT = 1 << 17;

    private final long[] chats = new long[KEPT];
    private final long[] nanos = new long[KEPT];
    private final long[] millis = new long[KEPT];
    private final int[] digests = new int[KEPT];
    private final byte[] kinds = new byte[KEPT];
    private long next;

    synchronized void record(Kind kind, ChatMessage message) {
        int slot = (int) (next++ % KEPT);
        chats[slot] = message.chat();
        nanos[slot] = System.nanoTime();
        millis[slot] = message.at().toEpochMilli();
        digests[slot] = message.text().hashCode();
        kinds[slot] = (byte) kind.ordinal();
    }

    /** Everything from number {@code since} on, as parallel arrays; {@code next} is where to go on. */
    synchronized ObjectNode since(long since) {
        long first = Math.max(since, Math.max(0, next - KEPT));
        var node = Json.object().put("first", first).put("next", Math.max(first, next));
        var chatArray = node.putArray("chats");
        var nanoArray = node.putArray("nanos");
        var milliArray = node.putArray("millis");
        var kindArray = node.putArray("kinds");
        var digestArray = node.putArray("digests");
        for (long number = first; number < next; number++) {
            int slot = (int) (number % KEPT);
            chatArray.add(chats[slot]);
            nanoArray.add(nanos[slot]);
            milliArray.add(millis[slot]);
            kindArray.add(Kind.values()[kinds[slot]].name().toLowerCase(Locale.ROOT));
            digestArray.add(digests[slot]);
        }
        return node;
    }

    synchronized long count() {
        return next;
    }

    synchronized void clear() {
        next = 0;
    }

    /** What arrived. */
    enum Kind {
        TEXT,
        PHOTO,
        EDIT
    }
}
