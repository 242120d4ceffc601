package tarot.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.payment.CheckoutPage;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.Offer;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.messaging.Publisher;
import tarot.sealing.TransportSealing;
import tarot.simulators.Simulators;
import tarot.simulators.stripe.CheckoutSession;
import tarot.simulators.stripe.StripeDelivery;
import tarot.simulators.stripe.StripeFault;
import tarot.simulators.stripe.StripeSimulator;

/** From the command to the settled payment, by way of Kafka, Stripe's API and its webhook. */
@PaymentTest
class PurchaseTests {

    final Publisher publisher;
    final TransportSealing sealing;
    final StripeSimulator stripe;
    final Buyer ada;

    PurchaseTests(
            Publisher publisher,
            TransportSealing sealing,
            Simulators simulators,
            JdbcClient jdbc,
            @LocalServerPort int port) {
        this.publisher = publisher;
        this.sealing = sealing;
        this.stripe = simulators.stripe();
        this.stripe.webhookUrl("http://localhost:" + port + "/stripe/webhook");
        this.ada = new Buyer(jdbc);
    }

    @AfterEach
    void aQuietDay() {
        stripe.reset();
    }

    @Test
    void fourPackagesAreOffered() {
        publisher.publish(List.of(ada.asks()));
        assertThat(ada.isTold(PackagesOffered.class).offers())
                .containsExactly(
                        new Offer("p10", Credits.of(10), 199, "usd"),
                        new Offer("p25", Credits.of(25), 449, "usd"),
                        new Offer("p60", Credits.of(60), 899, "usd"),
                        new Offer("p150", Credits.of(150), 1_999, "usd"));
    }

    @Test
    void anOrderLeadsToThePageOnWhichItIsPaid() {
        var order = ada.orders("p25");
        var started = started(order);
        assertThat(started.credits()).isEqualTo(Credits.of(25));
        assertThat(started.amount()).isEqualTo(449);
        var page = sealing.open(started.sealed(), started.id(), CheckoutPage.class);
        assertThat(pages(order)).singleElement().satisfies(session -> {
            assertThat(page.url()).isEqualTo(session.payUrl());
            assertThat(session.amount()).isEqualTo(449);
            assertThat(session.product()).isEqualTo("25 tarot credits");
        });
    }

    @Test
    void whatIsPaidIsSettledOnceThoughTheWebhookComesThreeTimes() {
        var order = ada.orders("p60");
        started(order);
        stripe.deliverEach(3);
        stripe.pay(pages(order).getFirst().id());
        await().untilAsserted(() -> assertThat(stripe.deliveries())
                .hasSize(3)
                .extracting(StripeDelivery::status)
                .containsOnly(200));
        assertThat(ada.told())
                .hasSize(2)
                .endsWith(new PaymentSettled(order.order(), ada.id(), Credits.of(60), 899, "usd"));
    }

    @Test
    void nobodyPaysAPageThatRanOut() {
        var order = ada.orders("p10");
        started(order);
        stripe.expire(pages(order).getFirst().id());
        assertThat(ada.isTold(CheckoutExpired.class).order()).isEqualTo(order.order());
        assertThat(ada.stateOf(order)).isEqualTo("EXPIRED");
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
    @EnumSource(StripeFault.class)
    void whateverFailsOnTheWayThereIsOnePage(StripeFault fault) {
        stripe.fail(1, fault);
        var order = ada.orders("p10");
        var started = started(order);
        assertThat(pages(order))
                .singleElement()
                .satisfies(session -> assertThat(sealing.open(started.sealed(), started.id(), CheckoutPage.class)
                                .url())
                        .isEqualTo(session.payUrl()));
        assertThat(ada.told()).hasSize(1);
    }

    @Test
    void theOrderIsRefusedWhenStripeStaysAway() {
        stripe.fail(100, StripeFault.SERVER_ERROR);
        var order = ada.orders("p10");
        publisher.publish(List.of(order));
        assertThat(ada.isTold(CheckoutRefused.class))
                .isEqualTo(new CheckoutRefused(order.order(), ada.id(), Reason.PROVIDER_UNAVAILABLE));
        assertThat(stripe.faultsLeft()).as("three attempts").isEqualTo(97);
    }

    CheckoutStarted started(StartCheckout order) {
        publisher.publish(List.of(order));
        return ada.isTold(CheckoutStarted.class);
    }

    List<CheckoutSession> pages(StartCheckout order) {
        return stripe.sessions().stream()
                .filter(session ->
                        session.metadata("order").equals(order.order().toString()))
                .toList();
    }
}
