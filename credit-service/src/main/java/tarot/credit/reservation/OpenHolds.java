package tarot.credit.reservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.UserId;
import tarot.contracts.reading.ReadingId;
import tarot.storage.Rows;
import tarot.storage.WorkingSet;

/** Which holds wait for their resolution, and since when. */
@Repository
class OpenHolds {

    private final JdbcClient jdbc;

    OpenHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A hold that nobody resolved, and whose account is to be locked before it is touched. */
    record Overdue(ReadingId reading, UserId user) {}

    /** Notes what a batch opened and forgets what it resolved. */
    void store(WorkingSet<ReadingId, Reservation> reservations) {
        var opened = new Rows<>(
                reservations.added().stream().filter(Reservation::isOpen).toList());
        if (!opened.rows().isEmpty()) {
            jdbc.sql("insert into open_hold (reading_id, user_id) select * from unnest(?, ?)")
                    .param(opened.uuid(hold -> hold.reading().value()))
                    .param(opened.uuid(hold -> hold.user().value()))
                    .update();
        }
        var resolved = new Rows<>(reservations.changed());
        if (!resolved.rows().isEmpty()) {
            jdbc.sql("delete from open_hold where reading_id = any(?)")
                    .param(resolved.uuid(hold -> hold.reading().value()))
                    .update();
        }
    }

    /** True for one replica at a time, until the end of the transaction. */
    boolean mayExpire() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('tarot.credit.expiry'))")
                .query(Boolean.class)
                .single();
    }

    /** Holds older than that by the database's clock, oldest first; not locked. */
    List<Overdue> overdue(Duration age, int atMost) {
        return jdbc.sql("""
                select reading_id, user_id from open_hold
                where held_at < now() - ? * interval '1 millisecond'
                order by held_at limit ?
                """)
                .param(age.toMillis())
                .param(atMost)
                .query(OpenHolds::overdue)
                .list();
    }

    private static Overdue overdue(ResultSet row, int number) throws SQLException {
        return new Overdue(
                new ReadingId(row.getObject("reading_id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)));
    }
}
