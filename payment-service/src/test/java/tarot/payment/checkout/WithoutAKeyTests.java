package tarot.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentMethod;
import tarot.messaging.Outbox;
import tarot.payment.Customer;
import tarot.payment.FakeStripe;
import tarot.payment.PaymentTest;
import tarot.payment.order.News.PageDenied;
import tarot.payment.order.Order;
import tarot.payment.order.Order.State;
import tarot.payment.order.OrderTable;
import tarot.payment.stripe.StripeApi;
import tarot.payment.stripe.StripeProperties;

/** Stripe's key was taken away after an order was placed. */
@PaymentTest
class WithoutAKeyTests {

    final CheckoutDesk desk;
    final FakeStripe stripe;
    final Order order;

    WithoutAKeyTests(
            WaitingOrders waiting,
            OrderTable orders,
            SessionReading reading,
            Outbox outbox,
            StripeApi api,
            CheckoutProperties properties,
            FakeStripe stripe,
            JdbcClient jdbc) {
        var moment = Duration.ofSeconds(1);
        var account = new StripeProperties("", URI.create(stripe.url()), moment, moment);
        this.desk = new CheckoutDesk(waiting, orders, new StripePages(api, account, properties), reading, outbox);
        this.stripe = stripe;
        this.order = new Order(
                new OrderId(UUID.randomUUID()),
                new Customer(jdbc).id(),
                "p10",
                Credits.of(10),
                PaymentMethod.STRIPE,
                199,
                "USD",
                State.ASKED,
                null);
    }

    @Test
    void anOrderThatStripeWasNeverAskedAboutIsRefused() {
        assertThat(desk.work(attempt(false)).news()).isEqualTo(new PageDenied(Reason.NOT_CONFIGURED));
        assertThat(stripe.sessionsOf(order.id().value())).isEmpty();
    }

    /** The page may wait, and be paid. */
    @Test
    void anOrderThatMayHaveAPageIsNot() {
        assertThat(desk.work(attempt(true)).news()).isNull();
    }

    Attempt attempt(boolean unsure) {
        return new Attempt(order, 1, UUID.randomUUID(), unsure, false, Instant.now(), null);
    }
}
