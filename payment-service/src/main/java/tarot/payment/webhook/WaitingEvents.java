package tarot.payment.webhook;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.sealing.StorageSealing;
import tarot.storage.Rows;

/** Events that were not acted on yet, and who does. All times are the database's. */
@Repository
class WaitingEvents {

    private final JdbcClient jdbc;
    private final StorageSealing sealing;
    private final EventProperties properties;

    WaitingEvents(JdbcClient jdbc, StorageSealing sealing, EventProperties properties) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.properties = properties;
    }

    /**
     * An event that somebody acts on.
     *
     * @param number of the attempt, from 1
     */
    record Leased(
            String event,
            byte[] contents,
            int number,
            UUID lease,
            @Nullable String traceparent) {}

    List<Leased> lease(int count) {
        return jdbc.sql("""
                update webhook_event
                set lease = gen_random_uuid(), due_at = now() + ? * interval '1 millisecond', attempts = attempts + 1
                where event_id in (
                    select event_id from webhook_event where state = 'WAITING' and due_at <= now()
                    order by due_at for update skip locked limit ?)
                returning event_id, contents, attempts, lease, traceparent
                """)
                .param(properties.lease().toMillis())
                .param(count)
                .query((row, _) -> new Leased(
                        row.getString("event_id"),
                        row.getBytes("contents"),
                        row.getInt("attempts"),
                        row.getObject("lease", UUID.class),
                        row.getString("traceparent")))
                .list();
    }

    byte[] open(Leased leased) {
        return sealing.open(leased.contents(), Inbox.place(leased.event()));
    }

    /** Which of these leases nobody else has taken over; their events are locked. */
    Set<UUID> held(Collection<Leased> events) {
        return jdbc
                .sql("select lease from webhook_event where lease = any(?) and event_id = any(?) and state = 'WAITING'"
                        + " order by event_id for update")
                .param(new Rows<>(events).uuid(Leased::lease))
                .param(new Rows<>(events).text(Leased::event))
                .query((row, _) -> row.getObject("lease", UUID.class))
                .list()
                .stream()
                .collect(toSet());
    }

    /** What it says of its buyer is forgotten; that it came is not, as it may come again. */
    void done(Collection<Leased> events) {
        jdbc.sql("update webhook_event set state = 'DONE', lease = null, contents = '' where event_id = any(?)")
                .param(new Rows<>(events).text(Leased::event))
                .update();
    }

    /** To be tried again after a pause. */
    void postpone(Collection<Leased> events) {
        var rows = new Rows<>(events);
        jdbc.sql("""
                update webhook_event set lease = null, due_at = now() + pause * interval '1 millisecond'
                from unnest(?, ?) as postponed (event_id, pause)
                where webhook_event.event_id = postponed.event_id
                """)
                .param(rows.text(Leased::event))
                .param(rows.bigint(
                        event -> properties.pauseAfter(event.number()).toMillis()))
                .update();
    }

    boolean isAlarming(Leased event) {
        return event.number() == properties.alarmAfter();
    }
}
