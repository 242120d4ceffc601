package tarot.notification.delivery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import tarot.work.Pauses;

/**
 * How deliveries are worked off.
 *
 * @param atOnce chats that one replica speaks to at the same time
 * @param lease longer than the longest call to Telegram: when it runs out, another replica sends it
 * @param poll how long at most until what another replica left behind is found
 * @param attemptsMax after which a delivery fails, if Telegram took others meanwhile
 * @param firstPause after a failure; it doubles up to {@code longestPause}
 * @param unauthorizedPause between tries while Telegram does not accept the bot's token
 * @param keptFor longer than Kafka keeps events, so that none is told twice
 */
@Validated
@ConfigurationProperties("tarot.delivery")
record DeliveryProperties(
        @DefaultValue("64") @Positive int atOnce,

        @DefaultValue("60s") @NotNull @DurationMin(millis = 1)
        Duration lease,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 1)
        Duration poll,

        @DefaultValue("10") @Positive int attemptsMax,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 1)
        Duration firstPause,

        @DefaultValue("5m") @NotNull @DurationMin(millis = 1)
        Duration longestPause,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 1)
        Duration unauthorizedPause,

        @DefaultValue("8d") @NotNull @DurationMin(millis = 1)
        Duration keptFor) {

    Duration pauseAfter(int attempts) {
        return new Pauses(firstPause, longestPause).after(attempts);
    }
}
