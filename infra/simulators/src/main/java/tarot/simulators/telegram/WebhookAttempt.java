package tarot.simulators.telegram;

import java.time.Instant;

/** One posting of an update to the webhook; status 0 where nobody answered. */
public record WebhookAttempt(int updateId, int status, Instant at) {}
