package tarot.simulators.stripe;

import java.time.Instant;

/** One posting of an event to the webhook; status 0 where nobody answered. */
public record StripeDelivery(String eventId, String type, int status, Instant at) {}
