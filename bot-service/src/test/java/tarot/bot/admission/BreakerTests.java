package tarot.bot.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTests {

    long now = 1;
    int tries;
    boolean away = true;
    final Breaker breaker = new Breaker(Duration.ofNanos(10), () -> now);

    @Test
    void aFailureSparesTheOthersTheWaitUntilThePauseIsOver() {
        assertThat(attempt()).isFalse();
        assertThat(attempt()).isFalse();
        assertThat(tries).isOne();
        now += 10;
        assertThat(attempt()).isFalse();
        assertThat(attempt()).isFalse();
        assertThat(tries).isEqualTo(2);
    }

    @Test
    void itRecoversByItself() {
        attempt();
        away = false;
        assertThat(attempt()).isFalse();
        now += 10;
        assertThat(attempt()).isTrue();
        assertThat(attempt()).isTrue();
    }

    boolean attempt() {
        return breaker.attempt(() -> {
            tries++;
            if (away) {
                throw new IllegalStateException("away");
            }
        });
    }
}
