package tarot.payment.stars;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import tarot.work.Pauses;

/**
 * @param lease how long one attempt may take, longer than a call
 * @param firstPause before the second attempt; doubles with each
 * @param longestPause between two attempts
 * @param attemptsMax then the admin is told that it is not possible; was it done after all, reconciliation finds it
 * @param atOnce calls at the same time
 * @param poll how long at most until a request is found that another replica left
 */
@Validated
@ConfigurationProperties("tarot.refunds")
record RefundProperties(
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("5m") Duration longestPause,
        @DefaultValue("20") @Positive int attemptsMax,
        @DefaultValue("4") @Positive int atOnce,
        @DefaultValue("2s") Duration poll) {

    /** Before the attempt after this one. */
    Duration pauseAfter(int attempt) {
        return new Pauses(firstPause, longestPause).after(attempt);
    }
}
