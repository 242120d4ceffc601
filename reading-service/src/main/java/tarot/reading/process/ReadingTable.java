package tarot.reading.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.reading.archive.KeptText;
import tarot.reading.deck.Hand;
import tarot.reading.process.Happening.Unanswered;
import tarot.reading.process.Stage.AwaitingCredits;
import tarot.reading.process.Stage.Completed;
import tarot.reading.process.Stage.Failed;
import tarot.reading.process.Stage.Interpreting;
import tarot.reading.process.Stage.New;
import tarot.reading.process.Stage.Refused;
import tarot.storage.Rows;
import tarot.storage.WorkingSet;
import tarot.tracing.Traces;

/** A row for each reading. Callers bring the transaction. */
@Repository
class ReadingTable {

    private final JdbcClient jdbc;

    ReadingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Loads those of these readings that exist; their other writers wait, everybody in the order of ids. */
    WorkingSet<ReadingId, Reading> lock(Collection<ReadingId> readings) {
        var rows = jdbc.sql("""
                select reading_id, user_id, spread, state, credits_left, case when state = 'INTERPRETING' then cards end as cards
                from reading where reading_id = any(?) order by reading_id for update
                """)
                .param(new Rows<>(readings).uuid(ReadingId::value))
                .query(ReadingTable::reading)
                .list();
        return new WorkingSet<>(rows, Reading::id);
    }

    /**
     * At most so many of those that have awaited their credits for longer, by the database's clock; not locked. Those of
     * spreads that only a newer version knows are left to it: they cannot be loaded here, nor any others beside them.
     */
    List<Unanswered> unanswered(Duration age, int atMost) {
        return jdbc.sql("""
                select reading_id, user_id from reading
                where state = 'AWAITING_CREDITS' and created_at < now() - ? * interval '1 millisecond'
                and spread = any(?)
                order by created_at limit ?
                """)
                .param(age.toMillis())
                .param(new Rows<>(List.of(Spread.values())).text(Spread::wireName))
                .param(atMost)
                .query((row, _) -> new Unanswered(id(row), user(row)))
                .list();
    }

    /** {@code requested} are the commands that the new ones come from, for their traces. */
    void store(WorkingSet<ReadingId, Reading> readings, List<RequestReading> requested) {
        add(readings.added().stream().map(Row::of).toList(), requested);
        change(readings.changed().stream().map(Row::of).toList());
    }

    private void add(List<Row> added, List<RequestReading> requested) {
        if (added.isEmpty()) {
            return;
        }
        var traceparents = new HashMap<ReadingId, @Nullable String>();
        requested.forEach(command -> traceparents.put(command.reading(), Traces.of(command)));
        var rows = new Rows<>(added);
        jdbc.sql("""
                insert into reading (reading_id, user_id, spread, state, question, traceparent)
                select * from unnest(?, ?, ?, ?, ?, ?)
                """)
                .param(rows.uuid(Row::id))
                .param(rows.uuid(Row::user))
                .param(rows.text(Row::spread))
                .param(rows.text(Row::state))
                .param(rows.bytea(Row::question))
                .param(rows.text(row -> traceparents.get(new ReadingId(row.id()))))
                .update();
    }

    private void change(List<Row> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var rows = new Rows<>(changed);
        jdbc.sql("""
                update reading set
                    state = changed.state,
                    cards = coalesce(changed.cards, reading.cards),
                    credits_left = coalesce(changed.credits_left, reading.credits_left),
                    interpretation = changed.interpretation,
                    due_at = case when changed.state = 'INTERPRETING' then now() end,
                    lease = null
                from unnest(?, ?, ?, ?, ?) as changed (reading_id, state, cards, interpretation, credits_left)
                where reading.reading_id = changed.reading_id
                """)
                .param(rows.uuid(Row::id))
                .param(rows.text(Row::state))
                .param(rows.text(Row::cards))
                .param(rows.bytea(Row::interpretation))
                .param(new SqlArrayValue(
                        "bigint", changed.stream().map(Row::left).toArray()))
                .update();
    }

    private static Reading reading(ResultSet row, int number) throws SQLException {
        var spread = Spread.named(row.getString("spread")).orElseThrow();
        var stage = switch (row.getString("state")) {
            case "AWAITING_CREDITS" -> new AwaitingCredits(spread, null);
            case "INTERPRETING" -> new Interpreting(spread, Hand.read(row.getString("cards")), left(row));
            case "COMPLETED" -> new Completed(spread, null);
            case "REFUSED" -> new Refused(spread);
            case "FAILED" -> new Failed(spread);
            default -> throw new IllegalStateException("a reading in an unknown state");
        };
        return new Reading(id(row), user(row), stage);
    }

    private static ReadingId id(ResultSet row) throws SQLException {
        return new ReadingId(row.getObject("reading_id", UUID.class));
    }

    private static UserId user(ResultSet row) throws SQLException {
        return new UserId(row.getObject("user_id", UUID.class));
    }

    private static @Nullable Credits left(ResultSet row) throws SQLException {
        var left = row.getLong("credits_left");
        return row.wasNull() ? null : Credits.of(left);
    }

    /** What the columns hold. */
    private record Row(
            UUID id,
            UUID user,
            Spread layout,
            String state,
            @Nullable String cards,
            @Nullable Long left,
            @Nullable KeptText asked,
            @Nullable KeptText told) {

        static Row of(Reading reading) {
            return switch (reading.stage()) {
                case New _ -> throw new IllegalStateException("nothing to store");
                case AwaitingCredits(var spread, var question) ->
                    row(reading, spread, "AWAITING_CREDITS", question, null);
                case Interpreting(var spread, var cards, var left) ->
                    new Row(
                            reading.id().value(),
                            reading.user().value(),
                            spread,
                            "INTERPRETING",
                            Hand.write(cards),
                            left == null ? null : left.amount(),
                            null,
                            null);
                case Completed(var spread, var interpretation) ->
                    row(reading, spread, "COMPLETED", null, interpretation);
                case Refused(var spread) -> row(reading, spread, "REFUSED", null, null);
                case Failed(var spread) -> row(reading, spread, "FAILED", null, null);
            };
        }

        String spread() {
            return layout.wireName();
        }

        byte @Nullable [] question() {
            return asked == null ? null : asked.ciphertext();
        }

        byte @Nullable [] interpretation() {
            return told == null ? null : told.ciphertext();
        }

        private static Row row(
                Reading reading,
                Spread spread,
                String state,
                @Nullable KeptText question,
                @Nullable KeptText interpretation) {
            return new Row(
                    reading.id().value(), reading.user().value(), spread, state, null, null, question, interpretation);
        }
    }
}
