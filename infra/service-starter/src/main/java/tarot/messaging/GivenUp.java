package tarot.messaging;

import org.jspecify.annotations.Nullable;

/**
 * A message that a listener took, and that in the end could not be dealt with.
 *
 * @param attempts how often it was tried
 * @param error why the last try failed
 */
public record GivenUp(Original original, @Nullable String traceparent, int attempts, Exception error) {}
