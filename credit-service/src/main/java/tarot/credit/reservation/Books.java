package tarot.credit.reservation;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditCommand.CaptureCredits;
import tarot.contracts.credit.CreditCommand.ReleaseCredits;
import tarot.contracts.credit.CreditCommand.ReservationCommand;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.contracts.reading.ReadingId;
import tarot.credit.ledger.Entry;
import tarot.credit.ledger.Entry.Kind;
import tarot.credit.ledger.Journal;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;
import tarot.storage.WorkingSet;

/**
 * The accounts and reservations that a batch is about. Decides in memory, one command at a time and in order, so that
 * each sees what those before it did.
 */
public record Books(Journal journal, WorkingSet<ReadingId, Reservation> reservations) {

    private static final Logger log = LoggerFactory.getLogger(Books.class);

    /** The command's answer is booked; empty where nothing came of it. */
    public Optional<Entry> decide(ReservationCommand command) {
        var entry = switch (command) {
            case ReserveCredits reserve -> answer(reserve);
            case CaptureCredits capture -> claimed(capture).flatMap(this::capture);
            // the reading was given up unanswered, and its request never came: there is nothing to give back
            case ReleaseCredits release when !reservations.contains(release.reading()) -> Optional.<Entry>empty();
            case ReleaseCredits release -> claimed(release).flatMap(Reservation::release);
        };
        entry.ifPresent(this::book);
        return entry;
    }

    /** Whether this reading, which was answered, was to cost anything. */
    public boolean hasPrice(ReadingId reading) {
        return !reservations.get(reading).price().equals(Credits.NONE);
    }

    void expire(List<ReadingId> overdue) {
        overdue.forEach(reading -> reservations.get(reading).expire().ifPresent(this::book));
    }

    private Optional<Entry> answer(ReserveCredits command) {
        if (reservations.contains(command.reading())) {
            log.atDebug().addKeyValue("reading", command.reading()).log("already answered");
            return Optional.empty();
        }
        var kind = journal.account(command.user()).affords(command.price()) ? Kind.HOLD : Kind.REFUSAL;
        return Optional.of(new Entry(kind, command.reading().value(), command.user(), command.price()));
    }

    private Optional<Entry> capture(Reservation reservation) {
        return reservation.capture(journal.account(reservation.user()));
    }

    /** Nothing where somebody else claims it. To spend what was never reserved ends in the dead letters. */
    private Optional<Reservation> claimed(ReservationCommand command) {
        if (!reservations.contains(command.reading())) {
            throw new ServiceException(ErrorKind.VALIDATION, "no reservation of reading " + command.reading());
        }
        var reservation = reservations.get(command.reading());
        if (!reservation.user().equals(command.user())) {
            log.atWarn()
                    .addKeyValue("reading", command.reading())
                    .addKeyValue("claimant", command.user())
                    .log("somebody claims another person's reservation");
            return Optional.empty();
        }
        return Optional.of(reservation);
    }

    private void book(Entry entry) {
        journal.book(entry);
        var reading = new ReadingId(entry.cause());
        reservations.put(
                reservations.contains(reading) ? reservations.get(reading).after(entry) : Reservation.answered(entry));
        // what goes as planned is told by the events: a line for each would cost as much as the decision
        var line = switch (entry.kind()) {
            case HOLD, CAPTURE -> log.atDebug();
            case LATE_CAPTURE -> entry.amount().equals(Credits.NONE) ? log.atWarn() : log.atInfo();
            case REFUSAL,
                    RELEASE,
                    EXPIRY,
                    WELCOME,
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
                    DEBT_SETTLED -> log.atInfo();
        };
        line.addKeyValue("reading", reading)
                .addKeyValue("credits", entry.amount())
                .addKeyValue("booked", entry.kind())
                .log("reservation decided");
    }
}
