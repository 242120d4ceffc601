package tarot.simulators.stripe;

import java.time.Instant;

/** A buyer's bank asks for money back: it is gone until the dispute is won. */
public record Dispute(String id, long amount, State state, Instant created) {

    /** Where a dispute is in its life. */
    public enum State {
        NEEDS_RESPONSE,
        WON,
        LOST
    }

    Dispute in(State next) {
        return new Dispute(id, amount, next, created);
    }
}
