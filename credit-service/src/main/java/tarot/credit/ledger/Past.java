package tarot.credit.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tarot.contracts.UserId;

/**
 * What changed what people can use before a batch, newest first: as far back as their questions go.
 *
 * @param now the database's time, at which the batch itself is booked
 */
public record Past(Map<UserId, List<Line>> lines, Instant now) {

    static final Past NONE = new Past(Map.of(), Instant.EPOCH);

    record Line(Entry entry, Instant at) {}

    /** With what the batch booked since, which is given oldest first. */
    List<Line> until(List<Entry> since, UserId user) {
        var all = new ArrayList<Line>();
        for (var entry : since.reversed()) {
            if (entry.kind().changesWhatCanBeUsed() && entry.amount().amount() > 0) {
                all.add(new Line(entry, now));
            }
        }
        all.addAll(lines.getOrDefault(user, List.of()));
        return all;
    }
}
