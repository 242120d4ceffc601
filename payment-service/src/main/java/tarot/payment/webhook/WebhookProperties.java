package tarot.payment.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param apiKey looked at only to see whether anything is sold
 * @param webhookSecret signs what Stripe tells; two, separated by a comma, while one is being rolled
 * @param tolerance how old a signature may be, and how far ahead Stripe's clock
 */
@ConfigurationProperties("tarot.stripe")
record WebhookProperties(
        @DefaultValue("") String apiKey,
        @DefaultValue("") String webhookSecret,
        @DefaultValue("5m") Duration tolerance) {}
