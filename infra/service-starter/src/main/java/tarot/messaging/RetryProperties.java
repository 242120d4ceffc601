package tarot.messaging;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.validation.annotation.Validated;

/** How patient a listener is: pauses double from the first to the longest. */
@Validated
@ConfigurationProperties("tarot.retry")
record RetryProperties(
        @DefaultValue("500ms") @NotNull @DurationMin(millis = 1)
        Duration firstPause,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 1)
        Duration longestPause,

        @DefaultValue("4") @PositiveOrZero int retriesMax) {

    /** For a bad record: then it is dead-lettered. */
    BackOff forBadRecords() {
        var backOff = doubling();
        backOff.setMaxAttempts(retriesMax);
        return backOff;
    }

    /** For an outage: as long as it lasts. */
    BackOff forOutages() {
        return doubling();
    }

    private ExponentialBackOff doubling() {
        var backOff = new ExponentialBackOff(firstPause.toMillis(), 2);
        backOff.setMaxInterval(Math.max(firstPause.toMillis(), longestPause.toMillis()));
        return backOff;
    }
}
