package tarot.gateway.refusal;

import java.time.Duration;

/** Ends the way of a request with a refusal. Carries no stack: it is an expected outcome, and there may be thousands a second. */
public final class Refused extends RuntimeException {

    private final Refusal refusal;
    private final Duration retryAfter;

    public Refused(Refusal refusal) {
        this(refusal, Duration.ZERO);
    }

    /** A refusal that says when to come back; zero says nothing. */
    public Refused(Refusal refusal, Duration retryAfter) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
        this.retryAfter = retryAfter;
    }

    Refusal refusal() {
        return refusal;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
