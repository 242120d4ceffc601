package tarot.payment.order;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.order.Order.State;
import tarot.storage.Rows;

/** Orders, refused ones too: a redelivered command must not contradict the answer already given. */
@Repository
public class OrderTable {

    private final JdbcClient jdbc;

    OrderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores what is not there yet, and says which of them. */
    Set<OrderId> place(Collection<Placed> placed) {
        var rows = new Rows<>(placed);
        return jdbc
                .sql("""
                insert into purchase_order
                    (order_id, user_id, pack, credits, method, amount, currency, state, buyer, traceparent)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                returning order_id
                """)
                .param(rows.uuid(row -> row.order().id().value()))
                .param(rows.uuid(row -> row.order().user().value()))
                .param(rows.text(row -> row.order().pack()))
                .param(rows.bigint(row -> row.order().credits().amount()))
                .param(rows.text(row -> row.order().method().name()))
                .param(rows.bigint(row -> row.order().amount()))
                .param(rows.text(row -> row.order().currency()))
                .param(rows.text(row -> row.order().state().name()))
                .param(rows.bytea(Placed::buyer))
                .param(rows.text(Placed::traceparent))
                .query((row, _) -> new OrderId(row.getObject("order_id", UUID.class)))
                .list()
                .stream()
                .collect(toSet());
    }

    /** In the order of ids, so that nobody waits for each other; those that are not there are left out. */
    public List<Order> lock(Collection<OrderId> orders) {
        return jdbc.sql("""
                select order_id, user_id, pack, credits, method, amount, currency, state, session
                from purchase_order where order_id = any(?) order by order_id for update
                """)
                .param(new Rows<>(orders).uuid(OrderId::value))
                .query(OrderTable::order)
                .list();
    }

    /** Stores what became of orders that the caller has locked. */
    public void store(Collection<Order> orders) {
        var rows = new Rows<>(orders);
        jdbc.sql("""
                update purchase_order set state = changed.state, session = changed.session, lease = null
                from unnest(?, ?, ?) as changed (order_id, state, session)
                where purchase_order.order_id = changed.order_id
                """)
                .param(rows.uuid(order -> order.id().value()))
                .param(rows.text(order -> order.state().name()))
                .param(rows.text(Order::session))
                .update();
    }

    /** Reads the columns that {@link #lock} selects. */
    public static Order order(ResultSet row, int number) throws SQLException {
        return new Order(
                new OrderId(row.getObject("order_id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("pack"),
                Credits.of(row.getLong("credits")),
                PaymentMethod.valueOf(row.getString("method")),
                row.getLong("amount"),
                row.getString("currency").toUpperCase(Locale.ROOT), // older rows have it in lower case
                State.valueOf(row.getString("state")),
                row.getString("session"));
    }
}
