package tarot.payment.settlement;

import org.jspecify.annotations.Nullable;

/** A fact, and the trace that it came in by. */
public record Heard(Fact fact, @Nullable String traceparent) {}
