package tarot.credit.ledger;

import java.util.List;
import java.util.Optional;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditEvent;
import tarot.contracts.credit.CreditEvent.CreditsCaptured;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsReleased;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.credit.CreditEvent.CreditsTaken;
import tarot.contracts.credit.CreditEvent.ReservationExpired;
import tarot.contracts.credit.CreditEvent.ReservationRefused;
import tarot.contracts.credit.CreditEvent.TakingReason;
import tarot.contracts.credit.GrantReason;
import tarot.contracts.reading.ReadingId;
import tarot.credit.ledger.Entry.Kind;

/**
 * What the world is told of an entry.
 *
 * @param entry what happened, in whole
 * @param booked what was booked for it
 * @param account what these made of the account
 */
record Announcement(Entry entry, List<Entry> booked, Account account) {

    /** Empty where nothing moved of what was to be given back or taken: there is nothing to tell. */
    Optional<CreditEvent> event() {
        return switch (entry.kind()) {
            case WELCOME -> granted(GrantReason.WELCOME);
            case PURCHASE -> granted(GrantReason.PURCHASE);
            case PROMOTION -> granted(GrantReason.PROMOTION);
            case REFERRAL -> granted(GrantReason.REFERRAL);
            case CORRECTION -> granted(GrantReason.CORRECTION);
            case REINSTATEMENT -> moved() ? granted(GrantReason.REINSTATEMENT) : Optional.empty();
            case REFUND -> moved() ? taken(TakingReason.REFUND) : Optional.empty();
            case DISPUTE -> moved() ? taken(TakingReason.DISPUTE) : Optional.empty();
            case DEDUCTION -> taken(TakingReason.CORRECTION);
            case HOLD -> Optional.of(new CreditsReserved(reading(), user(), amount(), available()));
            case REFUSAL ->
                Optional.of(new ReservationRefused(reading(), user(), amount(), available(), account.owed()));
            case CAPTURE, LATE_CAPTURE -> Optional.of(new CreditsCaptured(reading(), user(), amount(), available()));
            case RELEASE -> Optional.of(new CreditsReleased(reading(), user(), amount(), available()));
            case EXPIRY -> Optional.of(new ReservationExpired(reading(), user(), amount()));
            case REFUND_OWED, DISPUTE_OWED, DEBT_SETTLED ->
                throw new IllegalArgumentException(entry.kind() + " is only ever booked along with another entry");
        };
    }

    private Optional<CreditEvent> granted(GrantReason reason) {
        return Optional.of(
                new CreditsGranted(entry.cause(), user(), reason, amount(), available(), settled(), account.owed()));
    }

    private Optional<CreditEvent> taken(TakingReason reason) {
        return Optional.of(new CreditsTaken(entry.cause(), user(), reason, amount(), available(), account.owed()));
    }

    private ReadingId reading() {
        return new ReadingId(entry.cause());
    }

    private UserId user() {
        return entry.user();
    }

    private Credits amount() {
        return entry.amount();
    }

    private Credits available() {
        return account.available();
    }

    private boolean moved() {
        return !entry.amount().equals(Credits.NONE);
    }

    private Credits settled() {
        return booked.stream()
                .filter(part -> part.kind() == Kind.DEBT_SETTLED)
                .map(Entry::amount)
                .findAny()
                .orElse(Credits.NONE);
    }
}
