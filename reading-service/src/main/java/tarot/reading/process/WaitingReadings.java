package tarot.reading.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.UserId;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.reading.archive.KeptText;
import tarot.reading.deck.Hand;
import tarot.storage.Rows;

/** The readings whose cards lie on the table and wait for their interpretation, as a queue in the reading table. */
@Repository
public class WaitingReadings {

    private static final Logger log = LoggerFactory.getLogger(WaitingReadings.class);
    private static final Duration LEFT_FOR = Duration.ofMinutes(10);

    // "offset 0" looks each person up by the index: a join would compare all that are due with all others
    private static final String LEASE = """
            update reading set
                lease = gen_random_uuid(),
                attempts = attempts + 1,
                due_at = now() + ? * interval '1 millisecond'
            from (
                select reading_id from reading
                where state = 'INTERPRETING' and due_at <= now() and not exists (
                    select from reading other
                    where other.user_id = reading.user_id and other.state = 'INTERPRETING'
                    and other.reading_id <> reading.reading_id
                    and ((other.created_at, other.reading_id) < (reading.created_at, reading.reading_id)
                        or (other.lease is not null and other.due_at > now()))
                    offset 0)
                order by due_at
                limit least(?, greatest(0, ? - (
                    select count(*) from reading
                    where state = 'INTERPRETING' and due_at > now() and lease is not null)))
                for update skip locked
            ) as due
            where reading.reading_id = due.reading_id
            returning reading.reading_id, user_id, spread, cards, question, attempts, lease, traceparent
            """;

    private final JdbcClient jdbc;

    WaitingReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes up readings that are due, longest waiting first, for so long: at most {@code count}, and no more than leave
     * all replicas together with {@code atOnce} leases that live. Of each person only the oldest, and only while none of
     * theirs is being worked on: so it is at most one at a time, whatever other replicas lease at this moment. One that
     * this version cannot read is left for a while to whoever can, and holds up nobody but its person.
     */
    @Transactional
    public List<WaitingReading> lease(int count, int atOnce, Duration term) {
        // a statement of its own, as each sees only what was committed before it began: the next one sees the last
        // replica's. Nor does the commit wait for the disk: a lease that is forgotten in a crash is taken again
        jdbc.sql("""
                select pg_advisory_xact_lock(hashtext('leases of readings')), set_config('synchronous_commit', 'off', true)
                """).query((_, _) -> true).list();
        var leased = new ArrayList<WaitingReading>();
        var unread = new ArrayList<UUID>();
        jdbc.sql(LEASE).param(term.toMillis()).param(count).param(atOnce).query(row -> {
            try {
                leased.add(waiting(row));
            } catch (NoSuchElementException | IllegalArgumentException _) {
                unread.add(row.getObject("reading_id", UUID.class));
            }
        });
        if (!unread.isEmpty()) {
            leave(unread);
        }
        return leased;
    }

    /** As if it had not been taken up: with a lease it would take a place from the others. */
    private void leave(List<UUID> readings) {
        log.atError()
                .addKeyValue("reading", readings.getFirst())
                .addKeyValue("readings", readings.size())
                .log("readings of a spread or with cards that this version does not know");
        jdbc.sql("""
                update reading set lease = null, attempts = attempts - 1, due_at = now() + ? * interval '1 millisecond'
                where reading_id = any(?)
                """)
                .param(LEFT_FOR.toMillis())
                .param(new Rows<>(readings).uuid(id -> id))
                .update();
    }

    /** Puts these back to be taken up again after a pause, unless their lease has run out and they are with another. */
    @Transactional
    public void putBack(Collection<WaitingReading> readings, Duration pause) {
        var rows = new Rows<>(readings);
        jdbc.sql("""
                update reading set lease = null, due_at = now() + ? * interval '1 millisecond' * power(2, attempts - 1)
                from unnest(?, ?) as tried (reading_id, lease)
                where reading.reading_id = tried.reading_id and reading.lease = tried.lease
                """)
                .param(pause.toMillis())
                .param(rows.uuid(waiting -> waiting.reading().value()))
                .param(rows.uuid(WaitingReading::lease))
                .update();
    }

    /** How many wait for a worker: what the number of replicas is scaled by. */
    public long count() {
        return jdbc.sql("select count(*) from reading where state = 'INTERPRETING' and due_at <= now()")
                .query(Long.class)
                .single();
    }

    /** Throws where a newer version wrote what this one does not know, as after a rollback. */
    private static WaitingReading waiting(ResultSet row) throws SQLException {
        return new WaitingReading(
                new ReadingId(row.getObject("reading_id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                Spread.named(row.getString("spread")).orElseThrow(),
                Hand.read(row.getString("cards")),
                new KeptText(row.getBytes("question")),
                row.getInt("attempts"),
                row.getObject("lease", UUID.class),
                row.getString("traceparent"));
    }
}
