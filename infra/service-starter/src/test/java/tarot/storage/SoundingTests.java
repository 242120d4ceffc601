package tarot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SoundingTests {

    @Test
    void everyReadingAsksAnew() {
        var asked = new AtomicInteger();
        var sounding = new Sounding(asked::incrementAndGet);
        assertThat(sounding.get()).isEqualTo(1.0);
        assertThat(sounding.get()).isEqualTo(2.0);
    }

    @Test
    void whoAsksADatabaseThatIsAwayIsNotKeptWaitingAndAsksItOnce() {
        var away = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var sounding = new Sounding(() -> {
            asked.incrementAndGet();
            try {
                away.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 7;
        });
        await().atMost(Duration.ofSeconds(5))
                .until(() -> Double.isNaN(sounding.get().doubleValue()));
        assertThat(sounding.get()).isEqualTo(Double.NaN);
        assertThat(asked).hasValue(1);
        away.countDown();
        await().until(() -> sounding.get().doubleValue() == 7);
    }

    @Test
    void anAnswerThatAlwaysComesLateIsGivenToWhoeverAsksNext() throws InterruptedException {
        var answers = new SynchronousQueue<Double>();
        var sounding = new Sounding(() -> {
            try {
                return answers.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(sounding.get()).isEqualTo(Double.NaN);
        answers.put(1_000_000.0);
        await().until(() -> sounding.get().doubleValue() == 1_000_000);
        answers.put(2_000_000.0);
        await().until(() -> sounding.get().doubleValue() == 2_000_000);
    }

    @Test
    void aQuestionThatFailsHasNoAnswer() {
        var sounding = new Sounding(() -> {
            throw new IllegalStateException();
        });
        assertThat(sounding.get()).isEqualTo(Double.NaN);
    }
}
