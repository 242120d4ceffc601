package tarot.payment.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.payment.Customer;
import tarot.payment.FakeStripe;
import tarot.payment.PaymentTest;
import tarot.payment.webhook.WaitingEvents.Leased;
import tarot.sealing.StorageSealing;

/** Whoever dies in the middle is followed by another, who ends the same. */
@PaymentTest
class EventDeskTests {

    final EventDesk desk;
    final StorageSealing sealing;
    final FakeStripe stripe;
    final JdbcClient jdbc;
    final Customer ada;

    EventDeskTests(EventDesk desk, StorageSealing sealing, FakeStripe stripe, JdbcClient jdbc) {
        this.desk = desk;
        this.sealing = sealing;
        this.stripe = stripe;
        this.jdbc = jdbc;
        this.ada = new Customer(jdbc);
    }

    @Test
    void whoDiesAfterAskingIsFollowedByAnother() {
        var leased = leased();
        desk.work(leased); // and is no more
        assertThat(ada.told()).isEmpty();
        jdbc.sql("update webhook_event set due_at = now() where event_id = ?")
                .param(leased.event())
                .update();
        ada.isTold(PaymentSettled.class);
        assertThat(ada.told()).hasSize(1);
    }

    @Test
    void whoLostTheLeaseStoresNothingAndAResultIsStoredOnce() {
        var leased = leased();
        var found = desk.work(leased);
        jdbc.sql("update webhook_event set lease = gen_random_uuid() where event_id = ?")
                .param(leased.event())
                .update();
        desk.finish(List.of(found));
        assertThat(ada.told()).isEmpty();
        jdbc.sql("update webhook_event set lease = ? where event_id = ?")
                .param(leased.lease())
                .param(leased.event())
                .update();
        desk.finish(List.of(found, found));
        desk.finish(List.of(found));
        assertThat(ada.told()).hasSize(1);
        assertThat(jdbc.sql("select length(contents) from webhook_event where event_id = ?")
                        .param(leased.event())
                        .query(Long.class)
                        .single())
                .as("what it says of its buyer")
                .isZero();
    }

    /** An event of a payment that this test works on, out of reach for the worker in the background. */
    Leased leased() {
        var order = ada.orders("p10");
        var session = stripe.open(order.order().value(), 199);
        jdbc.sql("""
                insert into purchase_order (order_id, user_id, pack, credits, amount, currency, state, session)
                values (?, ?, 'p10', 10, 199, 'USD', 'OPEN', ?)
                """).params(order.order().value(), ada.id().value(), session).update();
        var event = stripe.pay(session).getFirst();
        var id = event.path("id").asString();
        var contents = sealing.seal(FakeStripe.bytes(event), Inbox.place(id));
        var lease = UUID.randomUUID();
        jdbc.sql("""
                insert into webhook_event (event_id, type, contents, state, lease, due_at)
                values (?, ?, ?, 'WAITING', ?, now() + interval '1 hour')
                """).params(id, event.path("type").asString(), contents, lease).update();
        return new Leased(id, contents, 1, lease, null);
    }
}
