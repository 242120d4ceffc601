package tarot.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.Sealed;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.Customer;
import tarot.payment.FakeStripe;
import tarot.payment.PaymentTest;
import tarot.payment.checkout.Attempt.Result;
import tarot.payment.order.News.PageDenied;
import tarot.payment.order.News.PageReady;
import tarot.payment.order.Order;
import tarot.payment.order.Order.State;

@PaymentTest
class CheckoutDeskTests {

    static final PageReady READY = new PageReady("cs_1", _ -> new Sealed("c2VhbGVk"));

    final CheckoutDesk desk;
    final FakeStripe stripe;
    final JdbcClient jdbc;
    final Customer ada;

    CheckoutDeskTests(CheckoutDesk desk, FakeStripe stripe, JdbcClient jdbc) {
        this.desk = desk;
        this.stripe = stripe;
        this.jdbc = jdbc;
        this.ada = new Customer(jdbc);
    }

    @Test
    void whoHoldsTheLeaseStoresTheResult() {
        desk.finish(List.of(new Result(leased(), READY)));
        assertThat(ada.told()).hasSize(1);
    }

    @Test
    void whoLostTheLeaseStoresNothing() {
        var lost = leased();
        jdbc.sql("update purchase_order set lease = gen_random_uuid() where order_id = ?")
                .param(lost.order().id().value())
                .update();
        desk.finish(List.of(new Result(lost, READY)));
        assertThat(ada.told()).isEmpty();
    }

    @Test
    void aResultIsStoredOnce() {
        var attempt = leased();
        desk.finish(List.of(new Result(attempt, READY)));
        desk.finish(List.of(new Result(attempt, new PageDenied(Reason.PROVIDER_UNAVAILABLE))));
        assertThat(ada.told()).hasSize(1);
    }

    @Test
    void whoDiesAfterThePageWasMadeIsFollowedByAnotherWhoFindsThatPage() {
        var attempt = leased();
        desk.work(attempt); // Stripe has made the page, and nobody stored it
        assertThat(ada.told()).isEmpty();
        jdbc.sql("update purchase_order set due_at = now() where order_id = ?")
                .param(attempt.order().id().value())
                .update();
        ada.isTold(CheckoutStarted.class);
        assertThat(stripe.sessionsOf(attempt.order().id().value())).hasSize(1);
    }

    @Test
    void whatStripeSaysOfAKeyIsUnderstood() {
        var attempt = leased();
        stripe.spoil(attempt.order().id().value(), 199); // made under the same key with other parameters
        assertThat(desk.work(attempt).news()).isInstanceOf(PageReady.class);
        assertThat(stripe.sessionsOf(attempt.order().id().value())).hasSize(1);
    }

    /** An order that this test works on, out of reach for the worker in the background. */
    Attempt leased() {
        var order = new Order(
                new OrderId(UUID.randomUUID()),
                ada.id(),
                "p10",
                Credits.of(10),
                PaymentMethod.STRIPE,
                199,
                "USD",
                State.ASKED,
                null);
        var lease = UUID.randomUUID();
        jdbc.sql("""
                insert into purchase_order (order_id, user_id, pack, credits, amount, currency, state, lease, due_at)
                values (?, ?, 'p10', 10, 199, 'usd', 'ASKED', ?, now() + interval '1 hour')
                """).params(order.id().value(), ada.id().value(), lease).update();
        return new Attempt(order, 1, lease, false, false, Instant.now(), null);
    }
}
