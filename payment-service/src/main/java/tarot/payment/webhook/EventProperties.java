package tarot.payment.webhook;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import tarot.work.Pauses;

/**
 * @param lease how long it may take to act on an event
 * @param firstPause before the second attempt; doubles with each
 * @param longestPause between two attempts, of which there is no last one
 * @param alarmAfter attempts; then somebody is woken
 * @param atOnce events acted on at the same time
 * @param poll how long at most until an event is found that another replica left
 */
@Validated
@ConfigurationProperties("tarot.events")
record EventProperties(
        @DefaultValue("1m") Duration lease,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("10m") Duration longestPause,
        @DefaultValue("8") @Positive int alarmAfter,
        @DefaultValue("16") @Positive int atOnce,
        @DefaultValue("2s") Duration poll) {

    /** Before the attempt after this one. */
    Duration pauseAfter(int attempt) {
        return new Pauses(firstPause, longestPause).after(attempt);
    }
}
