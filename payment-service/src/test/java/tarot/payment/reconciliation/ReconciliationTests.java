package tarot.payment.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.UserId;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.messaging.Publisher;
import tarot.payment.Customer;
import tarot.payment.FakeStripe;
import tarot.payment.FakeTelegram;
import tarot.payment.Fault;
import tarot.payment.PaymentTest;
import tarot.payment.StarsBuyer;
import tarot.sealing.TransportSealing;

/** What nobody told is found in the providers' own lists. */
@PaymentTest
class ReconciliationTests {

    final Publisher publisher;
    final TransportSealing sealing;
    final FakeTelegram telegram;
    final FakeStripe stripe;
    final JdbcClient jdbc;
    final Customer ada;
    final StarsBuyer buyer;

    ReconciliationTests(
            Publisher publisher, TransportSealing sealing, FakeTelegram telegram, FakeStripe stripe, JdbcClient jdbc) {
        this.publisher = publisher;
        this.sealing = sealing;
        this.telegram = telegram;
        this.stripe = stripe;
        this.jdbc = jdbc;
        this.ada = new Customer(jdbc);
        this.buyer = new StarsBuyer(ada, publisher, sealing, telegram);
    }

    @AfterEach
    void aQuietDay() {
        telegram.heal();
        stripe.heal();
    }

    @Test
    void aLostPaymentInStarsIsRecordedAsIfItHadBeenTold() {
        var order = ada.ordersInStars("p10", sealing);
        var payload = buyer.invoiced(order);
        var charge = telegram.pay(ada.telegramId(), payload, 100);
        telegram.gift(ada.telegramId(), 50);
        telegram.withdraw(10);
        reconcile(PaymentMethod.STARS);
        assertThat(ada.told(PaymentSettled.class))
                .extracting(PaymentSettled::payment)
                .containsExactly(PaymentId.of(PaymentMethod.STARS, charge));
        publisher.publish(List.of(buyer.isSaidToPay(charge, payload, 100), ada.asks()));
        ada.isTold(PackagesOffered.class);
        reconcile(PaymentMethod.STARS);
        assertThat(ada.told(PaymentSettled.class)).hasSize(1);
        assertThat(ada.stateOf(order)).isEqualTo("SETTLED");
    }

    @Test
    void aRefundThatWasMadeElsewhereTakesTheCreditsBackOnce() {
        var charge = telegram.pay(ada.telegramId(), buyer.invoiced("p10"), 100);
        reconcile(PaymentMethod.STARS);
        telegram.refundElsewhere(charge);
        reconcile(PaymentMethod.STARS);
        reconcile(PaymentMethod.STARS);
        var reversal = UUID.nameUUIDFromBytes((PaymentId.of(PaymentMethod.STARS, charge) + " refund").getBytes(UTF_8));
        assertThat(ada.told(PaymentReversed.class))
                .extracting(PaymentReversed::reversal)
                .containsExactly(reversal);
        assertThat(ada.payments()).containsExactly("REVERSED");
    }

    @Test
    void aPaymentWhosePayloadNobodyCanReadIsHeldForNobody() {
        var charge = telegram.pay(ada.telegramId(), "whatever", 100);
        reconcile(PaymentMethod.STARS);
        assertThat(new Customer(UserId.NOBODY, jdbc).told(PaymentHeld.class))
                .extracting(PaymentHeld::payment)
                .contains(PaymentId.of(PaymentMethod.STARS, charge));
    }

    @Test
    void aListThatIsLongerThanAPageIsReadToItsEnd() {
        var payload = buyer.invoiced("p10");
        for (int i = 0; i < 250; i++) {
            telegram.pay(ada.telegramId(), payload, 100);
        }
        reconcile(PaymentMethod.STARS);
        assertThat(ada.told(PaymentSettled.class)).hasSize(250);
        reconcile(PaymentMethod.STARS);
        assertThat(ada.told(PaymentSettled.class)).hasSize(250);
    }

    @Test
    void whatTelegramListsLateIsFoundBehindOthersThatWereSeen() {
        var payload = buyer.invoiced("p10");
        for (int i = 0; i < 99; i++) {
            telegram.withdraw(1);
        }
        reconcile(PaymentMethod.STARS);
        var charge = telegram.payUnseen(ada.telegramId(), payload, 100, 99);
        reconcile(PaymentMethod.STARS);
        assertThat(ada.told(PaymentSettled.class))
                .extracting(PaymentSettled::payment)
                .containsExactly(PaymentId.of(PaymentMethod.STARS, charge));
    }

    /** As where the token is that of another bot. */
    @Test
    void aListThatIsShorterThanWhatWasSeenIsReadFromItsStart() {
        var charge = telegram.pay(ada.telegramId(), buyer.invoiced("p10"), 100);
        jdbc.sql("update reconciliation set progress = 1000000 where provider = 'STARS'")
                .update();
        reconcile(PaymentMethod.STARS);
        assertThat(ada.told(PaymentSettled.class))
                .extracting(PaymentSettled::payment)
                .containsExactly(PaymentId.of(PaymentMethod.STARS, charge));
    }

    @Test
    void aListThatCannotBeReadIsReadSoonAgain() {
        var charge = telegram.pay(ada.telegramId(), buyer.invoiced("p10"), 100);
        telegram.failLists(2, Fault.SERVER_ERROR);
        reconcile(PaymentMethod.STARS);
        assertThat(ada.told(PaymentSettled.class))
                .extracting(PaymentSettled::payment)
                .containsExactly(PaymentId.of(PaymentMethod.STARS, charge));
    }

    @Test
    void aLostWebhookIsFoundWithAllThatFollowed() {
        var order = ada.orders("p10");
        publisher.publish(List.of(order));
        ada.isTold(CheckoutStarted.class);
        var session = stripe.sessionsOf(order.order().value()).getFirst();
        stripe.pay(session);
        stripe.refund(session, 199);
        reconcile(PaymentMethod.STRIPE);
        ada.isTold(PaymentReversed.class);
        assertThat(ada.told(PaymentSettled.class)).hasSize(1);
        reconcile(PaymentMethod.STRIPE);
        assertThat(ada.told()).hasSize(3);
        assertThat(ada.payments()).containsExactly("REVERSED");
    }

    @Test
    void sessionsAreLookedAtThoughNoEventIsLeft() {
        var paid = opened();
        var expired = opened();
        stripe.pay(stripe.sessionsOf(paid.order().value()).getFirst());
        stripe.expire(stripe.sessionsOf(expired.order().value()).getFirst());
        stripe.forgetEvents();
        reconcile(PaymentMethod.STRIPE);
        assertThat(ada.told(PaymentSettled.class)).hasSize(1);
        assertThat(ada.told(CheckoutExpired.class)).hasSize(1);
        assertThat(ada.stateOf(paid)).isEqualTo("SETTLED");
        assertThat(ada.stateOf(expired)).isEqualTo("EXPIRED");
    }

    /** The call was made, and whoever made it died; nobody works on the order for now. */
    @Test
    void anOrderThatWaitsForStripesAnswerIsToldItsPage() {
        var order = ada.orders("p10");
        jdbc.sql("""
                insert into purchase_order
                    (order_id, user_id, pack, credits, amount, currency, state, attempts, due_at)
                values (?, ?, 'p10', 10, 199, 'USD', 'ASKED', 1, now() + interval '1 hour')
                """).params(order.order().value(), ada.id().value()).update();
        stripe.open(order.order().value(), 199);
        reconcile(PaymentMethod.STRIPE);
        assertThat(ada.told(CheckoutStarted.class)).hasSize(1);
        assertThat(ada.stateOf(order)).isEqualTo("OPEN");
    }

    StartCheckout opened() {
        var order = ada.orders("p10");
        var session = stripe.open(order.order().value(), 199);
        jdbc.sql("""
                insert into purchase_order (order_id, user_id, pack, credits, amount, currency, state, session)
                values (?, ?, 'p10', 10, 199, 'USD', 'OPEN', ?)
                """).params(order.order().value(), ada.id().value(), session).update();
        return order;
    }

    /** Makes a run due, and waits until it is done. */
    void reconcile(PaymentMethod provider) {
        var before = jdbc.sql("""
                update reconciliation set due_at = now() where provider = ?
                returning coalesce(extract(epoch from finished_at), 0)
                """).param(provider.name()).query(Double.class).single();
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("""
                        select extract(epoch from finished_at) from reconciliation
                        where provider = ? and finished_at is not null
                        """).param(provider.name()).query(Double.class).single())
                .isGreaterThan(before));
    }
}
