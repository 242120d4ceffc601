package tarot.notification.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tarot.work.LeasedWork;

/** Wakes the worker when there is something to send, now or as soon as it may be sent. */
@Component
class Bell {

    private volatile @Nullable LeasedWork<?, ?> sleeper;

    void wakes(LeasedWork<?, ?> worker) {
        sleeper = worker;
    }

    void ringAfterCommit() {
        var worker = sleeper;
        if (worker != null) {
            worker.wakeAfterCommit();
        }
    }

    void ringIn(Duration wait) {
        var worker = sleeper;
        if (worker != null) {
            Executor after = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
            after.execute(worker::wake);
        }
    }
}
