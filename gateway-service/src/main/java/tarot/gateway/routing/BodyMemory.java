package tarot.gateway.routing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import tarot.gateway.refusal.Refusal;
import tarot.gateway.refusal.Refused;

/** The memory that all bodies together may take, so that many large ones cannot end the process. */
final class BodyMemory {

    private final AtomicInteger free;

    BodyMemory(int bytes) {
        free = new AtomicInteger(bytes);
    }

    void take(int bytes) {
        if (free.addAndGet(-bytes) < 0) {
            free.addAndGet(bytes);
            throw new Refused(Refusal.BUSY, Duration.ofSeconds(1));
        }
    }

    void giveBack(int bytes) {
        free.addAndGet(bytes);
    }

    int free() {
        return free.get();
    }
}
