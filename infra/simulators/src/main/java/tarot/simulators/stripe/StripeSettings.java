package tarot.simulators.stripe;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tarot.simulators.control.Backoff;

/**
 * How Stripe behaves.
 *
 * @param webhookUrl where events are posted to, empty for nowhere
 * @param webhookSecret signs them; two, separated by a comma, while one replaces the other
 * @param apiVersion the version that events are written in; a client of another version does not read their objects
 * @param retry pauses between deliveries of an event that was not accepted
 * @param data folder in which sessions, payments and events outlive the process; null keeps them in memory only
 */
public record StripeSettings(
        String webhookUrl,
        String webhookSecret,
        String apiVersion,
        Backoff retry,
        @Nullable Path data) {

    /** What stripe-java 33.3.0 is pinned to. */
    public static final String API_VERSION = "2026-07-29.dahlia";

    public StripeSettings withWebhook(String url, String secret) {
        return new StripeSettings(url, secret, apiVersion, retry, data);
    }

    List<String> webhookSecrets() {
        return Arrays.stream(webhookSecret.split(",", -1)).map(String::strip).toList();
    }
}
