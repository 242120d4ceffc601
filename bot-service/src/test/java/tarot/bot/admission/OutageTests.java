package tarot.bot.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tarot.errors.ServiceUnavailable;

class OutageTests {

    long now = 1;
    int tries;
    RuntimeException trouble = new ServiceUnavailable("away", new IllegalStateException());
    final Outage outage = new Outage(Duration.ofNanos(10), () -> now);

    @Test
    void onlyOneInAPauseWaitsForWhatIsAway() {
        fails(1);
        fails(1);
        now += 9;
        fails(1);
        now += 1;
        fails(2);
        fails(2);
    }

    @Test
    void whoGetsThroughLetsAllThrough() {
        fails(1);
        now += 10;
        outage.pass(() -> tries++);
        outage.pass(() -> tries++);
        assertThat(tries).isEqualTo(3);
    }

    @Test
    void whileOneTriesTheOthersDoNot() {
        fails(1);
        now += 10;
        outage.pass(() -> {
            fails(1);
            return tries++;
        });
    }

    @Test
    void whatIsNoOutageStopsNobody() {
        trouble = new IllegalStateException("a bug");
        fails(1);
        fails(2);
    }

    void fails(int triesSoFar) {
        assertThatThrownBy(() -> outage.pass((Runnable) () -> {
                    tries++;
                    throw trouble;
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(tries).isEqualTo(triesSoFar);
    }
}
