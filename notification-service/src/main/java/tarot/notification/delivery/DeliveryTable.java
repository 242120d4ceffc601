package tarot.notification.delivery;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.UserId;
import tarot.storage.Rows;
import tarot.tracing.Traces;

/** The queue. Each person's deliveries leave it in order, one at a time. Callers bring the transaction. */
@Repository
class DeliveryTable {

    /** Any number, so long as nothing else in this schema locks by it. */
    private static final long LEASING = 7_301_985_120_446_601L;

    private final JdbcClient jdbc;
    private final AtRest atRest;

    DeliveryTable(JdbcClient jdbc, AtRest atRest) {
        this.jdbc = jdbc;
        this.atRest = atRest;
    }

    /** What is here already stays as it is. What is for somebody unreachable is put down as dropped. */
    void add(List<? extends Message> events) {
        var rows = new Rows<Message>(events);
        jdbc.sql("""
                insert into delivery (told, user_id, type, event, state, traceparent)
                select told, user_id, type, case when unreachable then null else event end,
                       case when unreachable then 'DROPPED' else 'WAITING' end, traceparent
                from unnest(?, ?, ?, ?, ?) with ordinality as news (told, user_id, type, event, traceparent, number)
                     left join recipient using (user_id)
                order by number
                on conflict (told) do nothing
                """)
                .param(rows.uuid(Message::id))
                .param(rows.uuid(event -> event.user().value()))
                .param(rows.text(event -> MessageTypes.nameOf(event.getClass())))
                .param(rows.text(atRest::write))
                .param(rows.text(Traces::of))
                .update();
    }

    /**
     * Leases what is due: each person's oldest, if nothing of theirs is leased and it is known who they are.
     * All replicas lease in turn, so that each sees what the one before took.
     */
    List<Delivery> lease(int count, Duration lease) {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LEASING)
                .query((_, _) -> true)
                .list();
        return jdbc.sql("""
                update delivery set lease_token = gen_random_uuid(), attempts = attempts + 1,
                       lease_until = now() + ? * interval '1 millisecond'
                from (
                    select told, person from delivery first join recipient using (user_id)
                    where state = 'WAITING' and not_before <= now() and (lease_until is null or lease_until <= now())
                      and not exists (
                          select from delivery other
                          where other.user_id = first.user_id and other.state = 'WAITING'
                            and (other.position < first.position or other.lease_until > now()))
                    order by position limit ? for update of first skip locked
                ) as due
                where delivery.told = due.told
                returning delivery.told, position, user_id, type, event, person, parts_told, attempts,
                          lease_token, now() as leased_at, traceparent
                """).param(lease.toMillis()).param(count).query(DeliveryTable::leased).list().stream()
                .sorted((one, other) -> Long.compare(one.position, other.position))
                .map(Leased::delivery)
                .toList();
    }

    /** Stores what came of leased rows, and answers with those whose lease was still good. */
    Set<UUID> store(List<Change> changes) {
        var rows = new Rows<>(changes);
        return jdbc
                .sql("""
                update delivery set state = change.state, parts_told = change.parts_told, attempts = change.attempts,
                       not_before = now() + change.wait * interval '1 millisecond',
                       event = case when change.state in ('TOLD', 'DROPPED') then null else event end,
                       lease_token = null, lease_until = null
                from unnest(?, ?, ?, ?, ?, ?) as change (told, lease, state, parts_told, attempts, wait)
                where delivery.told = change.told and lease_token = change.lease
                returning delivery.told
                """)
                .param(rows.uuid(change -> change.delivery().told()))
                .param(rows.uuid(change -> change.delivery().lease()))
                .param(rows.text(change -> change.state().name()))
                .param(rows.integer(Change::partsTold))
                .param(rows.integer(Change::attempts))
                .param(rows.bigint(change -> change.pause().toMillis()))
                .query(UUID.class)
                .list()
                .stream()
                .collect(toSet());
    }

    /** Drops what waited for these people when Telegram was asked; what came since may be because they are back. */
    void drop(List<Delivery> refused) {
        var rows = new Rows<>(refused);
        jdbc.sql("""
                update delivery set state = 'DROPPED', event = null
                from unnest(?, ?) as refused (user_id, leased_at)
                where delivery.user_id = refused.user_id and state = 'WAITING' and created_at <= leased_at
                  and lease_token is null
                """)
                .param(rows.uuid(delivery -> delivery.user().value()))
                .param(rows.timestamptz(Delivery::leasedAt))
                .update();
    }

    /** Forgets what was told so long ago that Kafka cannot deliver it again. */
    int forget(Duration age) {
        return jdbc.sql("""
                delete from delivery
                where created_at < now() - ? * interval '1 millisecond' and state in ('TOLD', 'DROPPED')
                """).param(age.toMillis()).update();
    }

    enum State {
        WAITING,
        TOLD,
        FAILED,
        DROPPED
    }

    record Change(Delivery delivery, State state, int partsTold, int attempts, Duration pause) {}

    private record Leased(long position, Delivery delivery) {}

    private static Leased leased(ResultSet row, int number) throws SQLException {
        return new Leased(
                row.getLong("position"),
                new Delivery(
                        row.getObject("told", UUID.class),
                        new UserId(row.getObject("user_id", UUID.class)),
                        row.getString("type"),
                        row.getString("event"),
                        row.getBytes("person"),
                        row.getInt("parts_told"),
                        row.getInt("attempts"),
                        row.getObject("lease_token", UUID.class),
                        row.getObject("leased_at", Timestamp.class).toInstant(),
                        row.getString("traceparent")));
    }
}
