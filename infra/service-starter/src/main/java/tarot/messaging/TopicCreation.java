package tarot.messaging;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Makes the topics that are missing: at the start, or else as soon as there is a broker. */
class TopicCreation implements SmartLifecycle {

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
        if (!attempt.getAsBoolean()) {
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

    private void tryAgain() {
        try {
            do {
                Thread.sleep(pause);
            } while (isRunning() && !attempt.getAsBoolean());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
