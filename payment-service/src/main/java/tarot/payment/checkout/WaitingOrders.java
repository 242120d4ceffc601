package tarot.payment.checkout;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.payment.order.OrderTable;
import tarot.storage.Rows;

/** Orders without a page, and who works on them. All times are the database's. */
@Repository
class WaitingOrders {

    private final JdbcClient jdbc;
    private final CheckoutProperties properties;

    WaitingOrders(JdbcClient jdbc, CheckoutProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** From here on there may be a page for them, whatever becomes of whoever asks: they are {@code ASKED}. */
    List<Attempt> lease(int count) {
        return jdbc.sql("""
                update purchase_order
                set state = 'ASKED', lease = gen_random_uuid(), due_at = now() + ? * interval '1 millisecond',
                    attempts = attempts + 1
                where order_id in (
                    select order_id from purchase_order where state in ('REQUESTED', 'ASKED') and due_at <= now()
                    order by due_at for update skip locked limit ?)
                returning order_id, user_id, pack, credits, method, amount, currency, new.state, session,
                          attempts, new.lease, old.state = 'ASKED' as unsure,
                          created_at < now() - ? * interval '1 millisecond' as key_gone, created_at, traceparent
                """)
                .param(properties.lease().toMillis())
                .param(count)
                .param(properties.keyLife().toMillis())
                .query(WaitingOrders::attempt)
                .list();
    }

    /** Which of these leases nobody else has taken over; their orders are locked. */
    Set<UUID> held(Collection<Attempt> attempts) {
        return jdbc
                .sql("select lease from purchase_order where lease = any(?) and order_id = any(?)"
                        + " order by order_id for update")
                .param(new Rows<>(attempts).uuid(Attempt::lease))
                .param(new Rows<>(attempts).uuid(attempt -> attempt.order().id().value()))
                .query((row, _) -> row.getObject("lease", UUID.class))
                .list()
                .stream()
                .collect(toSet());
    }

    /** To be tried again after a pause. */
    void postpone(Collection<Attempt> attempts) {
        var rows = new Rows<>(attempts);
        jdbc.sql("""
                update purchase_order set lease = null, due_at = now() + pause * interval '1 millisecond'
                from unnest(?, ?) as postponed (order_id, pause)
                where purchase_order.order_id = postponed.order_id
                """)
                .param(rows.uuid(attempt -> attempt.order().id().value()))
                .param(rows.bigint(
                        attempt -> properties.pauseAfter(attempt.number()).toMillis()))
                .update();
    }

    boolean isLast(Attempt attempt) {
        return attempt.number() >= properties.attemptsMax();
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        return new Attempt(
                OrderTable.order(row, number),
                row.getInt("attempts"),
                row.getObject("lease", UUID.class),
                row.getBoolean("unsure"),
                row.getBoolean("key_gone"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("traceparent"));
    }
}
