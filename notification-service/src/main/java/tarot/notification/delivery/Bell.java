package tarot.notification.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tarot.storage.AfterCommit;
import tarot.work.LeasedWork;

/** Wakes the worker when there is something to send, now or as soon as it may be sent. */
@Component
class Bell {

    /** Alarms this close together are one: however much waits, their number stays small. */
    private static final long STEP = Duration.ofMillis(5).toNanos();

    private final Set<Long> alarms = ConcurrentHashMap.newKeySet();
    private final AtomicLong rings = new AtomicLong();
    private volatile @Nullable LeasedWork<?, ?> sleeper;

    void wakes(LeasedWork<?, ?> worker) {
        sleeper = worker;
    }

    /** How often it has rung: whoever remembers a number can tell whether something came since. */
    long rings() {
        return rings.get();
    }

    void ringAfterCommit() {
        AfterCommit.run(this::ring);
    }

    void ringIn(Duration wait) {
        if (!wait.isPositive()) {
            ring();
            return;
        }
        var now = System.nanoTime();
        var step = Math.ceilDiv(now + wait.toNanos(), STEP);
        if (alarms.add(step)) {
            Executor alarm = CompletableFuture.delayedExecutor(step * STEP - now, TimeUnit.NANOSECONDS, Runnable::run);
            alarm.execute(() -> {
                alarms.remove(step);
                ring();
            });
        }
    }

    private void ring() {
        rings.incrementAndGet();
        var worker = sleeper;
        if (worker != null) {
            worker.wake();
        }
    }
}
