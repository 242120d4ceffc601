package tarot.gateway.routing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tarot.gateway.refusal.Refusal;
import tarot.gateway.refusal.Refused;

/**
 * The memory that all bodies together may take, so that many large ones cannot end the process. One client may hold an
 * eighth of it, so that nobody keeps the others out by sending much and then nothing. Large bodies get half of each: no
 * webhook needs one, and a small one finds room beside however many.
 */
final class BodyMemory {

    /** Bytes that a body may hold and still count as small. */
    static final int SMALL = 64 * 1024;

    private static final int CLIENTS = 8;

    private final int most;
    private final int mostPerClient;
    private final int largest;
    private Held all = Held.NOTHING;
    private final Map<String, Held> byClient = new HashMap<>();

    /**
     * @param most bytes of all bodies together
     * @param largest bytes of one body; it finds room when its client holds nothing else
     */
    BodyMemory(int most, int largest) {
        this.most = most;
        this.mostPerClient = Math.max(most / CLIENTS, largest);
        this.largest = largest;
    }

    /** A body of this client, which has held some bytes, now holds some others: none when it has gone. */
    synchronized void resize(String client, int from, int to) {
        var together = all.with(from, to);
        var its = byClient.getOrDefault(client, Held.NOTHING).with(from, to);
        if (to > from && !(together.fits(most, largest) && its.fits(mostPerClient, largest))) {
            throw new Refused(Refusal.BUSY, Duration.ofSeconds(1));
        }
        all = together;
        if (its.bytes() == 0) {
            byClient.remove(client); // so that who has gone is not remembered
        } else {
            byClient.put(client, its);
        }
    }

    /** Bytes that are held, and those of them that large bodies hold. */
    private record Held(int bytes, int large) {

        static final Held NOTHING = new Held(0, 0);

        Held with(int from, int to) {
            return new Held(bytes - from + to, large - large(from) + large(to));
        }

        boolean fits(int most, int largest) {
            return bytes <= most && large <= Math.max(most / 2, largest);
        }

        private static int large(int bytes) {
            return bytes > SMALL ? bytes : 0;
        }
    }
}
