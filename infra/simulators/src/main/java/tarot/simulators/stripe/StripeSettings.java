package tarot.simulators.stripe;

import tarot.simulators.control.Backoff;

/**
 * How Stripe behaves.
 *
 * @param webhookUrl where events are posted to, empty for nowhere
 * @param webhookSecret signs them
 * @param apiVersion the version that events are written in; a client of another version does not read their objects
 * @param retry pauses between deliveries of an event that was not accepted
 */
public record StripeSettings(String webhookUrl, String webhookSecret, String apiVersion, Backoff retry) {

    /** What stripe-java 33.3.0 is pinned to. */
    public static final String API_VERSION = "2026-07-29.dahlia";

    public StripeSettings withWebhook(String url, String secret) {
        return new StripeSettings(url, secret, apiVersion, retry);
    }

    public StripeSettings withApiVersion(String version) {
        return new StripeSettings(webhookUrl, webhookSecret, version, retry);
    }
}
