package tarot.payment.webhook;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.PaymentFailed;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.Customer;
import tarot.payment.FakeStripe;
import tarot.payment.Fault;
import tarot.payment.PaymentTest;

/** What Stripe's events of payments mean, by way of the webhook. */
@PaymentTest
class StripePaymentTests {

    final FakeStripe stripe;
    final JdbcClient jdbc;
    final Endpoint webhook;
    final Sale sale;
    final Customer ada;
    final StartCheckout order;
    final String session;

    StripePaymentTests(FakeStripe stripe, JdbcClient jdbc, @LocalServerPort int port) {
        this.stripe = stripe;
        this.jdbc = jdbc;
        this.webhook = new Endpoint(port);
        this.sale = Sale.open(stripe, jdbc);
        this.ada = sale.customer();
        this.order = sale.order();
        this.session = sale.session();
    }

    @AfterEach
    void aQuietDay() {
        stripe.heal();
    }

    @Test
    void checkoutsOfSomebodyElseAreKeptAndMeanNothing() {
        var kept = kept();
        webhook.tell(stripe.pay(stripe.open(UUID.randomUUID(), 5)));
        webhook.tell(stripe.refund(stripe.open(UUID.randomUUID(), 5), 5));
        actedOn();
        assertThat(kept()).isEqualTo(kept + 3);
        assertThat(ada.told()).isEmpty();
    }

    @Test
    void oneEventManyTimesAtOnceSettlesOnce() {
        var body = FakeStripe.bytes(stripe.pay(session).getFirst());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(_ -> supplyAsync(() -> webhook.post(body), threads))
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
        }
        actedOn();
        assertThat(ada.told()).containsExactly(sale.settled());
    }

    @Test
    void twoEventsOfOnePaymentSettleOnce() {
        stripe.payLater(session);
        var arrived = stripe.arrive(session);
        var paid = stripe.pay(session);
        webhook.tell(paid);
        webhook.tell(arrived);
        actedOn();
        assertThat(ada.told()).containsExactly(sale.settled());
    }

    @Test
    void aSlowPaymentIsSettledWhenTheMoneyIsThere() {
        webhook.tell(stripe.payLater(session));
        actedOn();
        assertThat(ada.told()).isEmpty();
        webhook.tell(stripe.arrive(session));
        actedOn();
        assertThat(ada.told()).containsExactly(sale.settled());
    }

    @Test
    void aSlowPaymentThatComesToNothingIsTold() {
        webhook.tell(stripe.payLater(session));
        webhook.tell(stripe.failToArrive(session));
        actedOn();
        assertThat(ada.told()).containsExactly(new PaymentFailed(order.order(), ada.id()));
        assertThat(ada.stateOf(order)).isEqualTo("FAILED");
    }

    /** Whatever the event says: the session is looked at. */
    @Test
    void whatIsSaidToBePaidButIsNotIsNotSettled() {
        webhook.post(
                Endpoint.bytes("{'id':'evt_early%s','type':'checkout.session.completed','data':{'object':{'id':'%s',"
                                .formatted(session, session)
                        + "'payment_status':'paid','amount_total':199,'currency':'usd','metadata':{'order':'%s'}}}}"
                                .formatted(order.order())));
        actedOn();
        assertThat(ada.told()).isEmpty();
        assertThat(ada.stateOf(order)).isEqualTo("OPEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"198 usd", "200 usd", "199 eur", "0 usd"})
    void anotherAmountIsHeldForAPersonToLookAt(String money) {
        var amount = Long.parseLong(money.substring(0, money.indexOf(' ')));
        var currency = money.substring(money.indexOf(' ') + 1);
        stripe.charge(session, amount, currency);
        webhook.tell(stripe.pay(session));
        actedOn();
        assertThat(ada.stateOf(order)).isEqualTo("CONTESTED");
        assertThat(ada.told())
                .containsExactly(new PaymentHeld(
                        sale.payment(),
                        ada.id(),
                        order.order(),
                        amount,
                        currency.toUpperCase(Locale.ROOT),
                        PaymentMethod.STRIPE));
        assertThat(ada.payments()).containsExactly("HELD");
    }

    @Test
    void whatStripeDoesNotSayAtOnceIsAskedAgain() {
        var paid = stripe.pay(session);
        stripe.failLooks(3, Fault.SERVER_ERROR);
        webhook.tell(paid);
        actedOn();
        stripe.heal();
        assertThat(ada.told()).containsExactly(sale.settled());
    }

    /** Waits until nothing waits. */
    void actedOn() {
        await().untilAsserted(() -> assertThat(jdbc.sql("select event_id from webhook_event where state = 'WAITING'")
                        .query((row, _) -> row.getString("event_id"))
                        .list())
                .isEmpty());
    }

    long kept() {
        return jdbc.sql("select count(*) from webhook_event").query(Long.class).single();
    }
}
