package tarot.simulators.stripe;

import java.time.Instant;

/** Part of a charge, or all of it, that went back to the buyer. */
public record Refund(String id, long amount, State state, Instant created) {

    /** Where the money is. */
    public enum State {
        SUCCEEDED,
        /** The buyer's bank sent it back. */
        FAILED
    }

    Refund failed() {
        return new Refund(id, amount, State.FAILED, created);
    }
}
