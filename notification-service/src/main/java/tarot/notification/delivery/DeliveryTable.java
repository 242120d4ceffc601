package tarot.notification.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.UserId;
import tarot.messaging.Original;
import tarot.storage.Rows;
import tarot.tracing.Traces;

/** The queue. Each person's deliveries leave it in order, one at a time. */
@Repository
class DeliveryTable {

    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is here already stays as it is. */
    void add(List<Entry> entries) {
        var rows = new Rows<>(entries);
        jdbc.sql("""
                insert into delivery (told, user_id, type, envelope, kafka_partition, kafka_offset, kafka_timestamp,
                    state, traceparent)
                select told, user_id, type, envelope, partition, place, written, 'WAITING', traceparent
                from unnest(?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                    as news (told, user_id, type, envelope, partition, place, written, traceparent, number)
                order by number
                on conflict (told) do nothing
                """)
                .param(rows.uuid(Entry::told))
                .param(rows.uuid(entry -> entry.user().value()))
                .param(rows.text(entry -> MessageTypes.nameOf(entry.event().getClass())))
                .param(rows.bytea(entry -> Original.of(entry.event()).envelope()))
                .param(rows.integer(entry -> Original.of(entry.event()).partition()))
                .param(rows.bigint(entry -> Original.of(entry.event()).offset()))
                .param(rows.bigint(entry -> Original.of(entry.event()).timestamp()))
                .param(rows.text(entry -> Traces.of(entry.event())))
                .update();
    }

    /**
     * Leases people, with the oldest that is due to each. Who is leased is locked and looked at again before, so that
     * replicas that lease at once never take the same person, nor anything that another has told meanwhile. Which one is
     * the oldest is looked up person by person: an anti-join would compare all that waits with all that waits.
     */
    List<Delivery> lease(int count, Duration lease) {
        return jdbc.sql("""
                with due as materialized (
                    select told, position, user_id, type, envelope, kafka_partition, kafka_offset, kafka_timestamp,
                           person, unreachable, parts_told, attempts, traceparent
                    from delivery first join recipient using (user_id)
                    where state = 'WAITING' and position > 0 and not_before <= now()
                      and (lease_until is null or lease_until <= now())
                      and position = (
                          select min(position) from delivery own
                          where own.user_id = first.user_id and own.state = 'WAITING')
                    order by position limit ? for update skip locked
                ), leased as (
                    update recipient
                    set lease_token = gen_random_uuid(), lease_until = now() + ? * interval '1 millisecond'
                    from due where recipient.user_id = due.user_id
                    returning due.told, recipient.lease_token
                )
                select * from due join leased using (told) order by position
                """)
                .param(count)
                .param(lease.toMillis())
                .query(DeliveryTable::delivery)
                .list();
    }

    /**
     * Stores what came of deliveries and frees their people, leaving out those whose lease was lost.
     *
     * @return those stored, and whether more waits for the same person
     */
    Map<UUID, Boolean> store(List<Change> changes) {
        var rows = new Rows<>(changes);
        var stored = new HashMap<UUID, Boolean>();
        jdbc.sql("""
                with freed as (
                    update recipient set lease_token = null, lease_until = null, unreachable = change.unreachable
                    from unnest(?, ?, ?, ?, ?, ?, ?, ?) as change
                         (told, user_id, lease, unreachable, state, parts_told, attempts, pause)
                    where recipient.user_id = change.user_id and lease_token = change.lease
                    returning change.*
                )
                update delivery set state = freed.state, parts_told = freed.parts_told, attempts = freed.attempts,
                       not_before = now() + freed.pause * interval '1 millisecond',
                       envelope = case when freed.state = 'WAITING' then envelope end
                from freed where delivery.told = freed.told
                returning delivery.told, freed.parts_told > 0 and freed.state = 'WAITING' or exists (
                    select from delivery other
                    where other.user_id = delivery.user_id and other.state = 'WAITING' and other.told <> delivery.told)
                """)
                .param(rows.uuid(change -> change.delivery().told()))
                .param(rows.uuid(change -> change.delivery().user().value()))
                .param(rows.uuid(change -> change.delivery().lease()))
                .param(rows.bool(Change::unreachable))
                .param(rows.text(change -> change.state().name()))
                .param(rows.integer(Change::partsTold))
                .param(rows.integer(Change::attempts))
                .param(rows.bigint(change -> change.pause().toMillis()))
                .query((RowCallbackHandler) row -> stored.put(row.getObject(1, UUID.class), row.getBoolean(2)));
        return stored;
    }

    /**
     * Forgets what was told, or given up, so long ago that Kafka cannot deliver it again; and what waits for somebody
     * who has not been heard of for as long, as they never will be.
     */
    int forget(Duration age) {
        return jdbc.sql("""
                delete from delivery
                where created_at < now() - ? * interval '1 millisecond'
                  and (state <> 'WAITING' or not exists (select from recipient where recipient.user_id = delivery.user_id))
                """).param(age.toMillis()).update();
    }

    /** What is to be told to whom, of which event; {@code told} makes it unique. */
    record Entry(UUID told, UserId user, Message event) {}

    enum State {
        WAITING,
        TOLD,
        FAILED,
        DROPPED
    }

    record Change(Delivery delivery, State state, int partsTold, int attempts, Duration pause, boolean unreachable) {}

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getObject("told", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("type"),
                new Original(
                        row.getInt("kafka_partition"),
                        row.getLong("kafka_offset"),
                        row.getLong("kafka_timestamp"),
                        row.getBytes("envelope")),
                row.getBytes("person"),
                row.getBoolean("unreachable"),
                row.getInt("parts_told"),
                row.getInt("attempts"),
                row.getObject("lease_token", UUID.class),
                row.getString("traceparent"));
    }
}
