package tarot.bot.admission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps updates from waiting for a Redis that was just found away: after a failure one caller per pause tries it. */
final class Breaker {

    private static final Logger log = LoggerFactory.getLogger(Breaker.class);
    private static final long CLOSED = Long.MIN_VALUE;

    private final long pause;
    private final LongSupplier nanoTime;
    /** When the next one may try; CLOSED while all may. */
    private final AtomicLong nextTry = new AtomicLong(CLOSED);

    Breaker(Duration pause, LongSupplier nanoTime) {
        this.pause = pause.toNanos();
        this.nanoTime = nanoTime;
    }

    /** False where Redis is away; then nothing, or nothing that is known of, was done. */
    boolean attempt(Runnable action) {
        return ask(() -> {
                    action.run();
                    return true;
                })
                != null;
    }

    /** Null where Redis is away. */
    <T> @Nullable T ask(Supplier<T> question) {
        var due = nextTry.get();
        if (due != CLOSED) {
            var now = nanoTime.getAsLong();
            if (now - due < 0 || !nextTry.compareAndSet(due, now + pause)) {
                return null;
            }
        }
        try {
            var answer = question.get();
            if (due != CLOSED && nextTry.getAndSet(CLOSED) != CLOSED) {
                log.info("Redis is back");
            }
            return answer;
        } catch (RuntimeException e) {
            if (nextTry.getAndSet(nanoTime.getAsLong() + pause) == CLOSED) {
                log.atWarn()
                        .addKeyValue("cause", e.getClass().getSimpleName())
                        .log("Redis is away; limits and sessions are kept in memory");
            }
            return null;
        }
    }
}
