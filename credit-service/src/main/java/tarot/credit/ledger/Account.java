package tarot.credit.ledger;

import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditEvent;
import tarot.contracts.credit.CreditEvent.CreditsCaptured;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsReleased;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.credit.CreditEvent.ReservationExpired;
import tarot.contracts.credit.CreditEvent.ReservationRefused;
import tarot.contracts.credit.GrantReason;
import tarot.contracts.reading.ReadingId;

/** A person's credits at one moment: what they may use, and what is promised to readings. */
public record Account(UserId user, Credits available, Credits held) {

    static Account opened(UserId user) {
        return new Account(user, Credits.NONE, Credits.NONE);
    }

    /** Credits move here and nowhere else: an account is what its entries add up to. */
    public Account after(Entry entry) {
        if (!entry.kind().movesCredits()) {
            return this;
        }
        return moved(entry.kind().from(), -entry.amount().amount())
                .moved(entry.kind().to(), entry.amount().amount());
    }

    private Account moved(Purse purse, long by) {
        return switch (purse) {
            case AVAILABLE -> new Account(user, Credits.of(Math.addExact(available.amount(), by)), held);
            case HELD -> new Account(user, available, Credits.of(Math.addExact(held.amount(), by)));
            case GRANTED, SPENT -> this;
        };
    }

    /** What the world is told of an entry that made this account what it is. */
    CreditEvent announcement(Entry entry) {
        var reading = new ReadingId(entry.cause());
        var amount = entry.amount();
        return switch (entry.kind()) {
            case WELCOME -> new CreditsGranted(entry.cause(), user, GrantReason.WELCOME, amount, available);
            case PURCHASE -> new CreditsGranted(entry.cause(), user, GrantReason.PURCHASE, amount, available);
            case HOLD -> new CreditsReserved(reading, user, amount);
            case REFUSAL -> new ReservationRefused(reading, user, amount, available);
            case CAPTURE, LATE_CAPTURE -> new CreditsCaptured(reading, user, amount, available);
            case RELEASE -> new CreditsReleased(reading, user, amount, available);
            case EXPIRY -> new ReservationExpired(reading, user, amount);
        };
    }
}
