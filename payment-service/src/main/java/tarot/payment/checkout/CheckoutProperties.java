package tarot.payment.checkout;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param apiKey empty where nothing is sold through Stripe
 * @param successUrl where the person goes after paying
 * @param cancelUrl where the person goes instead of paying
 * @param readTimeout how long to wait for an answer; then nobody knows whether there is a page, and the call is
 *     repeated with the same key
 * @param lease how long one attempt may take, longer than both time-outs together
 * @param firstPause before the second attempt; doubles with each
 * @param attemptsMax then the order is refused
 * @param atOnce calls at the same time
 * @param poll how long at most until an order is found that another replica left
 */
@Validated
@ConfigurationProperties("tarot.stripe")
record CheckoutProperties(
        @DefaultValue("") String apiKey,
        @NotNull URI apiUrl,
        @NotNull URI successUrl,
        @NotNull URI cancelUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("6") @Positive int attemptsMax,
        @DefaultValue("16") @Positive int atOnce,
        @DefaultValue("2s") Duration poll) {

    boolean isConfigured() {
        return !apiKey.isBlank();
    }

    /** Before the attempt after this one. */
    Duration pauseAfter(int attempt) {
        return firstPause.multipliedBy(1L << Math.min(attempt - 1, 10));
    }
}
