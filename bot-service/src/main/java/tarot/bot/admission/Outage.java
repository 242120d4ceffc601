package tarot.bot.admission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceUnavailable;

/**
 * Whether a server that everything needs was just found away. Then one caller in each pause tries it, and the others
 * fail at once instead of waiting in vain: Telegram opens only so many connections, and whoever is about to pay needs
 * one of them.
 */
public final class Outage {

    /** @param nextTry when somebody may find out whether it is over */
    private record Found(long nextTry, RuntimeException failure) {}

    private final long pause;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable Found> latest = new AtomicReference<>();

    Outage(Duration pause, LongSupplier nanoTime) {
        this.pause = pause.toNanos();
        this.nanoTime = nanoTime;
    }

    /** With a pause of a second. */
    public Outage() {
        this(Duration.ofSeconds(1), System::nanoTime);
    }

    /** Throws what the work throws, or {@link ServiceUnavailable} in its place. */
    public <T> T pass(Supplier<T> work) {
        var found = latest.get();
        if (found != null && !mayTry(found)) {
            throw new ServiceUnavailable("found away a moment ago", found.failure());
        }
        try {
            var done = work.get();
            if (found != null) {
                latest.set(null);
            }
            return done;
        } catch (RuntimeException e) {
            if (ErrorKind.isOutage(e)) {
                latest.set(new Found(nanoTime.getAsLong() + pause, e));
            }
            throw e;
        }
    }

    private boolean mayTry(Found found) {
        var now = nanoTime.getAsLong();
        return now - found.nextTry() >= 0 && latest.compareAndSet(found, new Found(now + pause, found.failure()));
    }

    /** As {@link #pass(Supplier)}. */
    public void pass(Runnable work) {
        pass(() -> {
            work.run();
            return true;
        });
    }
}
