package tarot.credit.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Credits;
import tarot.contracts.UserId;

/**
 * Something that happened to a person's credits.
 *
 * @param cause with the kind what makes it unique: the person welcomed, the payment granted, the reversal of a payment,
 *     the request of a promotion or correction, both people of a referral, the reading of all others
 * @param amount what moved; of a refusal, what was asked
 */
public record Entry(Kind kind, UUID cause, UserId user, Credits amount) {

    /** What can happen, and between which purses it moves credits. */
    public enum Kind {
        WELCOME(Purse.GRANTED, Purse.AVAILABLE),
        PURCHASE(Purse.GRANTED, Purse.AVAILABLE),
        PROMOTION(Purse.GRANTED, Purse.AVAILABLE),
        REFERRAL(Purse.GRANTED, Purse.AVAILABLE),
        /** An admin gives. */
        CORRECTION(Purse.GRANTED, Purse.AVAILABLE),
        /** A reversal came to nothing: what it took comes back. */
        REINSTATEMENT(Purse.GRANTED, Purse.AVAILABLE),
        /** An admin takes. */
        DEDUCTION(Purse.AVAILABLE, Purse.GRANTED),
        /** What is to be given back of a refunded payment, and is not there. */
        REFUND_OWED(Purse.OWED, Purse.GRANTED),
        /** What a refunded payment gave, as far as it is there. */
        REFUND(Purse.AVAILABLE, Purse.GRANTED, REFUND_OWED),
        /** What is to be given back of a disputed payment, and is not there. */
        DISPUTE_OWED(Purse.OWED, Purse.GRANTED),
        /** What a disputed payment gave, as far as it is there. */
        DISPUTE(Purse.AVAILABLE, Purse.GRANTED, DISPUTE_OWED),
        /** What was owed, out of what just became available. */
        DEBT_SETTLED(Purse.AVAILABLE, Purse.OWED),
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
        private final @Nullable Kind owing;

        Kind(Purse from, Purse to) {
            this(from, to, null);
        }

        Kind(Purse from, Purse to, @Nullable Kind owing) {
            this.from = from;
            this.to = to;
            this.owing = owing;
        }

        boolean movesCredits() {
            return from != to;
        }

        /** Whether a person has more or less to use by it. */
        boolean changesWhatCanBeUsed() {
            return movesCredits() && (from == Purse.AVAILABLE || to == Purse.AVAILABLE);
        }

        /** What books that part which is not there to be taken; null where nothing is ever taken that is not there. */
        @Nullable
        Kind owing() {
            return owing;
        }

        Purse from() {
            return from;
        }

        Purse to() {
            return to;
        }
    }

    /** A part of what happened. */
    Entry part(Kind kind, Credits amount) {
        return new Entry(kind, cause, user, amount);
    }
}
