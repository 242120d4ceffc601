package tarot.payment.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param webhookSecret signs what Stripe tells; two, separated by a comma, while one is being rolled
 * @param tolerance how old a signature may be, and how far ahead Stripe's clock
 */
@ConfigurationProperties("tarot.stripe")
record WebhookProperties(
        @DefaultValue("") String webhookSecret,
        @DefaultValue("5m") Duration tolerance) {

    @Override
    public String toString() {
        return "WebhookProperties[tolerance=" + tolerance + "]"; // never the secret
    }
}
