package tarot.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.payment.CheckoutPage;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.Offer;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentMethod;
import tarot.messaging.Publisher;
import tarot.sealing.TransportSealing;

/** From the command to the page on which it is paid, by way of Kafka and Stripe's API. */
@PaymentTest
class PurchaseTests {

    final Publisher publisher;
    final TransportSealing sealing;
    final FakeStripe stripe;
    final JdbcClient jdbc;
    final Customer ada;

    PurchaseTests(Publisher publisher, TransportSealing sealing, FakeStripe stripe, JdbcClient jdbc) {
        this.publisher = publisher;
        this.sealing = sealing;
        this.stripe = stripe;
        this.jdbc = jdbc;
        this.ada = new Customer(jdbc);
    }

    @AfterEach
    void aQuietDay() {
        stripe.heal();
    }

    @Test
    void fourPackagesAreOfferedForEachWayToPayStarsFirst() {
        publisher.publish(List.of(ada.asks()));
        assertThat(ada.isTold(PackagesOffered.class).offers())
                .containsExactly(
                        new Offer("p10", Credits.of(10), 100, "XTR", PaymentMethod.STARS),
                        new Offer("p25", Credits.of(25), 225, "XTR", PaymentMethod.STARS),
                        new Offer("p60", Credits.of(60), 450, "XTR", PaymentMethod.STARS),
                        new Offer("p150", Credits.of(150), 1_000, "XTR", PaymentMethod.STARS),
                        new Offer("p10", Credits.of(10), 199, "USD", PaymentMethod.STRIPE),
                        new Offer("p25", Credits.of(25), 449, "USD", PaymentMethod.STRIPE),
                        new Offer("p60", Credits.of(60), 899, "USD", PaymentMethod.STRIPE),
                        new Offer("p150", Credits.of(150), 1_999, "USD", PaymentMethod.STRIPE));
    }

    @Test
    void anOrderLeadsToThePageOnWhichItIsPaid() {
        var order = ada.orders("p25");
        var started = started(order);
        assertThat(started.credits()).isEqualTo(Credits.of(25));
        assertThat(started.amount()).isEqualTo(449);
        assertThat(started.currency()).isEqualTo("USD");
        assertThat(sealing.open(started.sealed(), started, CheckoutPage.class).url())
                .isEqualTo(stripe.pageOf(pages(order).getFirst()));
    }

    @Test
    void aCommandThatComesAgainMakesNoSecondPage() {
        var order = ada.orders("p10");
        publisher.publish(List.of(order, order));
        ada.isTold(CheckoutStarted.class);
        var next = ada.orders("p25");
        publisher.publish(List.of(order, next));
        await().untilAsserted(() -> assertThat(ada.told()).hasSize(2));
        assertThat(pages(order)).hasSize(1);
    }

    @Test
    void anUnknownPackageIsRefusedOnce() {
        var order = ada.orders("p0");
        publisher.publish(List.of(order, order, ada.asks()));
        ada.isTold(PackagesOffered.class);
        assertThat(ada.told())
                .hasSize(2)
                .contains(new CheckoutRefused(order.order(), ada.id(), Reason.UNKNOWN_PACKAGE));
        assertThat(pages(order)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = Mode.EXCLUDE,
            names = {"NOT_LET_IN", "BAD_REQUEST"})
    void whateverFailsOnTheWayThereIsOnePage(Fault fault) {
        stripe.fail(1, fault);
        var order = ada.orders("p10");
        var started = started(order);
        assertThat(pages(order)).hasSize(1);
        assertThat(sealing.open(started.sealed(), started, CheckoutPage.class).url())
                .isEqualTo(stripe.pageOf(pages(order).getFirst()));
        assertThat(ada.told()).hasSize(1);
    }

    @Test
    void theOrderIsRefusedWhenStripeStaysTooBusyAndThereIsSurelyNoPage() {
        stripe.fail(100, Fault.TOO_MANY_REQUESTS);
        var order = ada.orders("p10");
        publisher.publish(List.of(order));
        assertThat(ada.isTold(CheckoutRefused.class))
                .isEqualTo(new CheckoutRefused(order.order(), ada.id(), Reason.PROVIDER_UNAVAILABLE));
        assertThat(stripe.faultsLeft()).as("three attempts").isEqualTo(97);
    }

    @Test
    void whatStripeWillNotMakeIsRefusedAtOnce() {
        stripe.fail(1, Fault.BAD_REQUEST);
        var order = ada.orders("p10");
        publisher.publish(List.of(order));
        assertThat(ada.isTold(CheckoutRefused.class))
                .isEqualTo(new CheckoutRefused(order.order(), ada.id(), Reason.PROVIDER_UNAVAILABLE));
        assertThat(pages(order)).isEmpty();
    }

    /** There may be a page that can be paid: whoever ordered is not told that there is none. */
    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "CUT", "LOST_ANSWER"})
    void anOrderWhoseFateIsUnknownIsNotRefusedHoweverLongItTakes(Fault fault) {
        stripe.fail(8, fault);
        stripe.fail(2, Fault.NOT_LET_IN);
        var order = ada.orders("p10");
        publisher.publish(List.of(order));
        await().untilAsserted(() -> assertThat(stripe.faultsLeft()).isZero());
        ada.isTold(CheckoutStarted.class);
        assertThat(ada.told()).hasSize(1);
        assertThat(pages(order)).hasSize(1);
    }

    @Test
    void aKeyThatStripeMayHaveForgottenIsNotUsedAgainThePageIsLookedFor() {
        var order = ada.orders("p10");
        var session = stripe.open(order.order().value(), 199);
        asked(order, "2 days");
        assertThat(ada.isTold(CheckoutStarted.class).order()).isEqualTo(order.order());
        assertThat(pages(order)).containsExactly(session);
    }

    @Test
    void whereThereIsSurelyNoPageAfterAllTheOrderIsRefused() {
        var order = ada.orders("p10");
        asked(order, "2 days");
        assertThat(ada.isTold(CheckoutRefused.class).reason()).isEqualTo(Reason.PROVIDER_UNAVAILABLE);
        assertThat(pages(order)).isEmpty();
    }

    /** The list was refused, not the page: that may be there all the same. */
    @ParameterizedTest
    @EnumSource
    void aPageThatCannotBeLookedForIsLookedForAgain(Fault fault) {
        var order = ada.orders("p10");
        var session = stripe.open(order.order().value(), 199);
        stripe.fail(5, fault, call -> call.method().equals("GET"));
        asked(order, "2 days");
        await().untilAsserted(() -> assertThat(stripe.faultsLeft()).isZero());
        assertThat(ada.isTold(CheckoutStarted.class).order()).isEqualTo(order.order());
        assertThat(ada.told()).hasSize(1);
        assertThat(pages(order)).containsExactly(session);
    }

    /** An order that somebody asked Stripe about, and died. */
    void asked(StartCheckout order, String ago) {
        jdbc.sql("""
                insert into purchase_order
                    (order_id, user_id, pack, credits, amount, currency, state, attempts, created_at)
                values (?, ?, 'p10', 10, 199, 'USD', 'ASKED', 1, now() - ?::interval)
                """).params(order.order().value(), ada.id().value(), ago).update();
    }

    CheckoutStarted started(StartCheckout order) {
        publisher.publish(List.of(order));
        return ada.isTold(CheckoutStarted.class);
    }

    List<String> pages(StartCheckout order) {
        return stripe.sessionsOf(order.order().value());
    }
}
