package tarot.payment.checkout;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import tarot.settings.InvalidSetting;
import tarot.work.Pauses;

/**
 * @param successUrl where the person goes after paying
 * @param cancelUrl where the person goes instead of paying
 * @param lease how long one attempt may take, longer than both time-outs of a call together
 * @param firstPause before the second attempt; doubles with each
 * @param longestPause between two attempts
 * @param attemptsMax then the order is refused, if it is known that there is no page
 * @param keyLife how long Stripe surely knows a key, less some time for clocks and calls; afterwards the page is
 *     looked for, and no longer asked for
 * @param atOnce calls at the same time
 * @param poll how long at most until an order is found that another replica left
 */
@Validated
@ConfigurationProperties("tarot.stripe")
record CheckoutProperties(
        @NotNull URI successUrl,
        @NotNull URI cancelUrl,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("5m") Duration longestPause,
        @DefaultValue("6") @Positive int attemptsMax,
        @DefaultValue("23h") Duration keyLife,
        @DefaultValue("16") @Positive int atOnce,
        @DefaultValue("2s") Duration poll) {

    /** Throws {@link InvalidSetting}: Stripe would refuse every sale. */
    CheckoutProperties {
        check("STRIPE_SUCCESS_URL", successUrl);
        check("STRIPE_CANCEL_URL", cancelUrl);
    }

    private static void check(String setting, URI address) {
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme()) || address.getHost() == null) {
            throw new InvalidSetting(setting, "is no web address", "https://t.me/your_bot");
        }
    }

    /** Before the attempt after this one. */
    Duration pauseAfter(int attempt) {
        return new Pauses(firstPause, longestPause).after(attempt);
    }
}
