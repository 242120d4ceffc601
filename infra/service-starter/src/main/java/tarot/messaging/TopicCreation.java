package tarot.messaging;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Makes the topics that are missing: at the start, or else as soon as there is a broker. */
class TopicCreation implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);

    private final BooleanSupplier attempt;
    private final Duration pause;
    private volatile @Nullable Thread trying;

    /** @param attempt answers whether all topics are there now */
    TopicCreation(BooleanSupplier attempt, Duration pause) {
        this.attempt = attempt;
        this.pause = pause;
    }

    @Override
    public void start() {
        if (!succeeds()) {
            trying = Thread.ofVirtual().name("topics").start(this::tryAgain);
        }
    }

    @Override
    public void stop() {
        var stopping = trying;
        trying = null;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return trying != null;
    }

    /** Before the relay and the listeners. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4_000;
    }

    /** Spring's admin answers false the first time, and throws from then on. */
    private boolean succeeds() {
        try {
            return attempt.getAsBoolean();
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("error", e.getClass().getName()).log("topics cannot be made yet");
            return false;
        }
    }

    private void tryAgain() {
        try {
            do {
                Thread.sleep(pause);
            } while (isRunning() && !succeeds());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
