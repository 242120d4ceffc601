package tarot.payment.settlement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.settlement.Fact.Received;
import tarot.payment.settlement.Payment.State;
import tarot.storage.Rows;

/** Payments and what went back of them. */
@Repository
public class PaymentTable {

    private final JdbcClient jdbc;

    PaymentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A payment that is new, with what only the provider needs. */
    record Added(Payment payment, Received received) {}

    /** One of a payment's reversals. */
    private record Line(PaymentId payment, Reversal reversal) {}

    /** Keeps others from these payments until the transaction ends, whether they are there or not; in an order that all keep to. */
    void claim(Collection<PaymentId> payments) {
        jdbc.sql("""
                select pg_advisory_xact_lock(key)
                from (select distinct key from unnest(?) as claimed (key) order by key) as keys
                """)
                .param(new Rows<>(payments)
                        .bigint(payment -> payment.value().getMostSignificantBits()
                                ^ payment.value().getLeastSignificantBits()))
                .query((_, _) -> true)
                .list();
    }

    /** As they are; those that are not there are left out. */
    public List<Payment> find(Collection<PaymentId> payments) {
        if (payments.isEmpty()) {
            return List.of();
        }
        var ids = new Rows<>(payments).uuid(PaymentId::value);
        var reversals = jdbc.sql("""
                select payment_id, what, reason, amount, credits, undone from payment_reversal
                where payment_id = any(?) order by created_at, what
                """).param(ids).query(PaymentTable::line).list().stream()
                .collect(groupingBy(Line::payment, mapping(Line::reversal, toList())));
        return jdbc.sql("""
                select payment_id, user_id, order_id, method, amount, currency, credits, state
                from payment where payment_id = any(?)
                """)
                .param(ids)
                .query((row, _) -> payment(row, reversals))
                .list();
    }

    /** The session that was paid by this payment of Stripe's; empty while nobody has told of it. */
    public Optional<String> sessionOf(String intent) {
        return jdbc.sql("select session from payment where intent = ? and session is not null limit 1")
                .param(intent)
                .query(String.class)
                .optional();
    }

    /** Telegram's charge of a payment in Stars, encrypted. */
    public Optional<byte[]> chargeOf(PaymentId payment) {
        return jdbc.sql("select charge from payment where payment_id = ? and charge is not null")
                .param(payment.value())
                .query((row, _) -> row.getBytes("charge"))
                .optional();
    }

    void add(Collection<Added> added) {
        var rows = new Rows<>(added);
        jdbc.sql("""
                insert into payment (payment_id, order_id, user_id, method, amount, currency, credits, state,
                                     session, intent, charge)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(rows.uuid(row -> row.payment().id().value()))
                .param(rows.uuid(row -> {
                    var order = row.payment().order();
                    return order == null ? null : order.value();
                }))
                .param(rows.uuid(row -> row.payment().user().value()))
                .param(rows.text(row -> row.payment().method().name()))
                .param(rows.bigint(row -> row.payment().amount()))
                .param(rows.text(row -> row.payment().currency()))
                .param(rows.bigint(row -> row.payment().credits().amount()))
                .param(rows.text(row -> row.payment().state().name()))
                .param(rows.text(row -> row.received().paid().session()))
                .param(rows.text(row -> row.received().intent()))
                .param(rows.bytea(row -> row.received().charge()))
                .update();
    }

    /** Stores what became of payments that the caller has claimed. */
    void store(Collection<Payment> payments) {
        var rows = new Rows<>(payments);
        jdbc.sql("""
                update payment set state = changed.state from unnest(?, ?) as changed (payment_id, state)
                where payment.payment_id = changed.payment_id
                """)
                .param(rows.uuid(payment -> payment.id().value()))
                .param(rows.text(payment -> payment.state().name()))
                .update();
        var lines = new Rows<>(payments.stream()
                .flatMap(payment -> payment.reversals().stream().map(one -> new Line(payment.id(), one)))
                .toList());
        jdbc.sql("""
                insert into payment_reversal (payment_id, what, reason, amount, credits, undone, created_at)
                select payment_id, what, reason, amount, credits, undone, clock_timestamp()
                from unnest(?, ?, ?, ?, ?, ?) with ordinality
                    as line (payment_id, what, reason, amount, credits, undone, position)
                order by position
                on conflict (payment_id, what) do update set undone = excluded.undone
                """)
                .param(lines.uuid(line -> line.payment().value()))
                .param(lines.text(line -> line.reversal().what()))
                .param(lines.text(line -> line.reversal().reason().name()))
                .param(lines.bigint(line -> line.reversal().amount()))
                .param(lines.bigint(line -> line.reversal().credits().amount()))
                .param(lines.bool(line -> line.reversal().undone()))
                .update();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                new PaymentId(row.getObject("payment_id", UUID.class)),
                new Reversal(
                        row.getString("what"),
                        ReversalReason.valueOf(row.getString("reason")),
                        row.getLong("amount"),
                        Credits.of(row.getLong("credits")),
                        row.getBoolean("undone")));
    }

    private static Payment payment(ResultSet row, Map<PaymentId, List<Reversal>> reversals) throws SQLException {
        var id = new PaymentId(row.getObject("payment_id", UUID.class));
        var order = row.getObject("order_id", UUID.class);
        return new Payment(
                id,
                new UserId(row.getObject("user_id", UUID.class)),
                order == null ? null : new OrderId(order),
                PaymentMethod.valueOf(row.getString("method")),
                row.getLong("amount"),
                row.getString("currency").toUpperCase(Locale.ROOT),
                Credits.of(row.getLong("credits")),
                State.valueOf(row.getString("state")),
                reversals.getOrDefault(id, List.of()));
    }
}
