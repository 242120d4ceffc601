package tarot.gateway.refusal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Says a thing at most once in ten seconds: an outage meets every request, and one line tells as much as a thousand. */
@Component
final class Seldom {

    private static final long PAUSE = Duration.ofSeconds(10).toMillis();

    private final Clock clock;
    private final AtomicLong silentUntil = new AtomicLong();

    Seldom(Clock clock) {
        this.clock = clock;
    }

    void say(Runnable line) {
        var now = clock.millis();
        var until = silentUntil.get();
        if (now >= until && silentUntil.compareAndSet(until, now + PAUSE)) {
            line.run();
        }
    }
}
