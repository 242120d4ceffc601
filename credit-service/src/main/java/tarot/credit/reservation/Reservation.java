package tarot.credit.reservation;

import java.util.Optional;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.reading.ReadingId;
import tarot.credit.ledger.Account;
import tarot.credit.ledger.Entry;
import tarot.credit.ledger.Entry.Kind;

/** How a reading's request for credits was answered, and what became of the credits: what its entries tell. */
public record Reservation(ReadingId reading, UserId user, Credits price, State state) {

    enum State {
        HELD,
        REFUSED,
        CAPTURED,
        RELEASED,
        EXPIRED
    }

    /** The reading's first entry, its answer. */
    static Reservation answered(Entry answer) {
        return new Reservation(new ReadingId(answer.cause()), answer.user(), answer.amount(), state(answer.kind()));
    }

    Reservation after(Entry entry) {
        return new Reservation(reading, user, price, state(entry.kind()));
    }

    boolean isOpen() {
        return state == State.HELD;
    }

    /** The reading is written: spends what is held; after the expiry, what is still there, or nothing at all. */
    Optional<Entry> capture(Account account) {
        return switch (state) {
            case HELD -> entry(Kind.CAPTURE, price);
            case EXPIRED -> entry(Kind.LATE_CAPTURE, account.affords(price) ? price : Credits.NONE);
            case CAPTURED, RELEASED, REFUSED -> Optional.empty();
        };
    }

    /** Gives back what is held. */
    Optional<Entry> release() {
        return isOpen() ? entry(Kind.RELEASE, price) : Optional.empty();
    }

    /** Nobody resolved it in time. */
    Optional<Entry> expire() {
        return isOpen() ? entry(Kind.EXPIRY, price) : Optional.empty();
    }

    private Optional<Entry> entry(Kind kind, Credits amount) {
        return Optional.of(new Entry(kind, reading.value(), user, amount));
    }

    private static State state(Kind kind) {
        return switch (kind) {
            case HOLD -> State.HELD;
            case REFUSAL -> State.REFUSED;
            case CAPTURE, LATE_CAPTURE -> State.CAPTURED;
            case RELEASE -> State.RELEASED;
            case EXPIRY -> State.EXPIRED;
            case WELCOME,
                    PURCHASE,
                    PROMOTION,
                    REFERRAL,
                    CORRECTION,
                    REINSTATEMENT,
                    DEDUCTION,
                    REFUND,
                    REFUND_OWED,
                    DISPUTE,
                    DISPUTE_OWED,
                    DEBT_SETTLED -> throw new IllegalArgumentException(kind + " is about no reading");
        };
    }
}
