package tarot.payment.stripe;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and as whom to ask Stripe.
 *
 * @param apiKey empty where nothing is sold through Stripe
 * @param readTimeout how long to wait for an answer; then nobody knows what came of it
 */
@ConfigurationProperties("tarot.stripe")
public record StripeProperties(
        @DefaultValue("") String apiKey,
        URI apiUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout) {

    public boolean isConfigured() {
        return !apiKey.isBlank();
    }

    @Override
    public String toString() {
        return "StripeProperties[apiUrl=" + apiUrl + "]"; // never the key
    }
}
