package tarot.credit.reservation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.credit.CreditCommand.ReservationCommand;
import tarot.contracts.reading.ReadingId;
import tarot.credit.ledger.Entry.Kind;
import tarot.credit.ledger.Journal;
import tarot.credit.ledger.Ledger;
import tarot.credit.reservation.OpenHolds.Overdue;
import tarot.storage.AfterCommit;
import tarot.storage.WorkingSet;

/** Decides each reading's reservation once and resolves it once, however often Kafka delivers a command. */
@Component
public class Reservations {

    private final Ledger ledger;
    private final OpenHolds openHolds;
    private final Counter givenFree;

    Reservations(Ledger ledger, OpenHolds openHolds, MeterRegistry meters) {
        this.ledger = ledger;
        this.openHolds = openHolds;
        this.givenFree = Counter.builder("tarot.readings.given.free")
                .description("readings that came after their hold expired, when there was too little left to pay them")
                .register(meters);
    }

    /** What is to be decided, once the journal holds the accounts. The caller brings the transaction. */
    public Books open(Journal journal, List<ReservationCommand> commands) {
        return books(journal, commands.stream().map(ReservationCommand::reading).toList());
    }

    /** Notes which holds are open; the journal itself is the caller's to store, first. */
    public void store(Books books) {
        openHolds.store(books.reservations());
        long free = books.journal().givenFree();
        if (free > 0) {
            AfterCommit.run(() -> givenFree.increment(free));
        }
    }

    /** Gives back at most so many holds that nobody resolved in time; returns how many it looked at. */
    @Transactional
    public int expire(Duration age, int atMost) {
        if (!openHolds.mayExpire()) {
            return 0;
        }
        var overdue = openHolds.overdue(age, atMost);
        if (!overdue.isEmpty()) {
            var readings = overdue.stream().map(Overdue::reading).toList();
            var books = books(ledger.open(overdue.stream().map(Overdue::user).toList()), readings);
            books.expire(readings);
            ledger.store(books.journal());
            store(books);
        }
        return overdue.size();
    }

    private Books books(Journal journal, Collection<ReadingId> readings) {
        Map<ReadingId, Reservation> reservations = new LinkedHashMap<>();
        for (var entry : ledger.entries(readings.stream().map(ReadingId::value).toList())) {
            if (entry.kind() != Kind.DEBT_SETTLED) { // which comes along with what gives credits back
                reservations.compute(
                        new ReadingId(entry.cause()),
                        (_, known) -> known == null ? Reservation.answered(entry) : known.after(entry));
            }
        }
        return new Books(journal, new WorkingSet<>(reservations.values(), Reservation::reading));
    }
}
