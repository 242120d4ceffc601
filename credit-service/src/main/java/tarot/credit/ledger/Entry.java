package tarot.credit.ledger;

import java.util.UUID;
import tarot.contracts.Credits;
import tarot.contracts.UserId;

/**
 * Something that happened to a person's credits.
 *
 * @param cause with the kind what makes it unique: the person welcomed, the order granted, the reading of all others
 * @param amount what moved; of a refusal, what was asked
 */
public record Entry(Kind kind, UUID cause, UserId user, Credits amount) {

    /** What can happen, and between which purses it moves credits. */
    public enum Kind {
        WELCOME(Purse.GRANTED, Purse.AVAILABLE),
        PURCHASE(Purse.GRANTED, Purse.AVAILABLE),
        HOLD(Purse.AVAILABLE, Purse.HELD),
        /** Moves nothing. */
        REFUSAL(Purse.AVAILABLE, Purse.AVAILABLE),
        CAPTURE(Purse.HELD, Purse.SPENT),
        RELEASE(Purse.HELD, Purse.AVAILABLE),
        EXPIRY(Purse.HELD, Purse.AVAILABLE),
        /** A capture after the expiry, out of what is still there. */
        LATE_CAPTURE(Purse.AVAILABLE, Purse.SPENT);

        private final Purse from;
        private final Purse to;

        Kind(Purse from, Purse to) {
            this.from = from;
            this.to = to;
        }

        boolean movesCredits() {
            return from != to;
        }

        Purse from() {
            return from;
        }

        Purse to() {
            return to;
        }
    }
}
