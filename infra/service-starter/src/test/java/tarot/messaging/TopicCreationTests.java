package tarot.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TopicCreationTests {

    final AtomicInteger attempts = new AtomicInteger();

    @Test
    void aBrokerThatComesUpLateGetsItsTopicsAndIsLeftAloneThen() {
        var creation = creation(3);
        creation.start();
        await().untilAsserted(() -> assertThat(attempts).hasValue(3));
        await().during(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(attempts).hasValue(3));
        creation.stop();
    }

    @Test
    void aBrokerThatIsThereIsAskedOnceBeforeAnythingElseStarts() {
        var creation = creation(1);
        creation.start();
        assertThat(attempts).hasValue(1);
        assertThat(creation.isRunning()).isFalse();
    }

    @Test
    void whoStopsTriesNoLonger() {
        var creation = creation(Integer.MAX_VALUE);
        creation.start();
        await().until(() -> attempts.get() > 2);
        creation.stop();
        var last = new AtomicInteger(-1);
        await().during(Duration.ofMillis(100)).until(() -> last.getAndSet(attempts.get()) == attempts.get());
    }

    @Test
    void anAttemptThatThrowsIsNotTheLast() {
        var creation = new TopicCreation(
                () -> {
                    if (attempts.incrementAndGet() < 4) {
                        throw new IllegalStateException("Could not configure topics");
                    }
                    return true;
                },
                Duration.ofMillis(10));
        creation.start();
        await().untilAsserted(() -> assertThat(attempts).hasValue(4));
        creation.stop();
    }

    private TopicCreation creation(int succeedsAt) {
        return new TopicCreation(() -> attempts.incrementAndGet() >= succeedsAt, Duration.ofMillis(10));
    }
}
