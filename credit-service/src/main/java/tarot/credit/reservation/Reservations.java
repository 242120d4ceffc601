package tarot.credit.reservation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditCommand;
import tarot.contracts.credit.CreditCommand.ReservationCommand;
import tarot.contracts.reading.ReadingId;
import tarot.credit.ledger.Ledger;
import tarot.credit.reservation.OpenHolds.Overdue;
import tarot.storage.WorkingSet;

/** Decides each reading's reservation once and resolves it once, however often Kafka delivers a command. */
@Component
class Reservations {

    private final Ledger ledger;
    private final OpenHolds openHolds;

    Reservations(Ledger ledger, OpenHolds openHolds) {
        this.ledger = ledger;
        this.openHolds = openHolds;
    }

    @Transactional
    void decide(List<CreditCommand> commands) {
        var books = open(commands.stream().map(CreditCommand::user).toList(), readingsOf(commands));
        books.decide(commands);
        store(books);
    }

    /** Gives back at most so many holds that nobody resolved in time; returns how many it looked at. */
    @Transactional
    int expire(Duration age, int atMost) {
        if (!openHolds.mayExpire()) {
            return 0;
        }
        var overdue = openHolds.overdue(age, atMost);
        if (!overdue.isEmpty()) {
            var readings = overdue.stream().map(Overdue::reading).toList();
            var books = open(overdue.stream().map(Overdue::user).toList(), readings);
            books.expire(readings);
            store(books);
        }
        return overdue.size();
    }

    private Books open(Collection<UserId> users, Collection<ReadingId> readings) {
        var journal = ledger.open(users);
        Map<ReadingId, Reservation> reservations = new LinkedHashMap<>();
        for (var entry : ledger.entries(readings.stream().map(ReadingId::value).toList())) {
            reservations.compute(
                    new ReadingId(entry.cause()),
                    (_, known) -> known == null ? Reservation.answered(entry) : known.after(entry));
        }
        return new Books(journal, new WorkingSet<>(reservations.values(), Reservation::reading));
    }

    private void store(Books books) {
        ledger.store(books.journal());
        openHolds.store(books.reservations());
    }

    private static List<ReadingId> readingsOf(List<CreditCommand> commands) {
        var readings = new ArrayList<ReadingId>();
        for (var command : commands) {
            if (command instanceof ReservationCommand about) {
                readings.add(about.reading());
            }
        }
        return readings;
    }
}
