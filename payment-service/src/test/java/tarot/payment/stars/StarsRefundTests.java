package tarot.payment.stars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.payment.PaymentCommand.RecordStarsPayment;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentEvent.RefundReported;
import tarot.contracts.payment.PaymentEvent.RefundReported.Outcome;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.contracts.payment.PaymentId;
import tarot.messaging.Publisher;
import tarot.payment.Customer;
import tarot.payment.FakeTelegram;
import tarot.payment.Fault;
import tarot.payment.PaymentTest;
import tarot.payment.StarsBuyer;
import tarot.sealing.TransportSealing;

/** What admins want given back, by way of Kafka and the Bot API. */
@PaymentTest
class StarsRefundTests {

    final Publisher publisher;
    final FakeTelegram telegram;
    final JdbcClient jdbc;
    final Customer ada;
    final Customer admin;
    final StarsBuyer buyer;

    StarsRefundTests(Publisher publisher, TransportSealing sealing, FakeTelegram telegram, JdbcClient jdbc) {
        this.publisher = publisher;
        this.telegram = telegram;
        this.jdbc = jdbc;
        this.ada = new Customer(jdbc);
        this.admin = new Customer(jdbc);
        this.buyer = new StarsBuyer(ada, publisher, sealing, telegram);
    }

    @AfterEach
    void aQuietDay() {
        telegram.heal();
    }

    @Test
    void anAdminGivesStarsBack() {
        var paid = settled();
        var refund = buyer.refund(admin, paid.payment());
        publisher.publish(List.of(refund, refund));
        assertThat(admin.isTold(RefundReported.class))
                .isEqualTo(new RefundReported(admin.id(), refund.request(), paid.payment(), Outcome.REFUNDED));
        assertThat(ada.isTold(PaymentReversed.class)).isEqualTo(reversed(paid, 10));
        assertThat(ada.payments()).containsExactly("REVERSED");
        publisher.publish(List.of(refund, buyer.refund(admin, paid.payment())));
        await().untilAsserted(() -> assertThat(admin.told(RefundReported.class))
                .extracting(RefundReported::outcome)
                .containsExactly(Outcome.REFUNDED, Outcome.ALREADY_REFUNDED));
        assertThat(ada.told(PaymentReversed.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = Mode.EXCLUDE,
            names = {"NOT_LET_IN", "BAD_REQUEST"})
    void whateverFailsOnTheWayStarsAreGivenBackOnce(Fault fault) {
        var paid = settled();
        telegram.failRefunds(2, fault);
        publisher.publish(List.of(buyer.refund(admin, paid.payment())));
        assertThat(admin.isTold(RefundReported.class).outcome()).isEqualTo(Outcome.REFUNDED);
        assertThat(ada.told(PaymentReversed.class)).containsExactly(reversed(paid, 10));
    }

    @Test
    void twoAdminsAtOnceGiveBackOnce() {
        var paid = settled();
        publisher.publish(List.of(buyer.refund(admin, paid.payment()), buyer.refund(admin, paid.payment())));
        await().untilAsserted(() -> assertThat(admin.told(RefundReported.class))
                .extracting(RefundReported::outcome)
                .containsExactlyInAnyOrder(Outcome.REFUNDED, Outcome.ALREADY_REFUNDED));
        assertThat(ada.told(PaymentReversed.class)).containsExactly(reversed(paid, 10));
    }

    @Test
    void whenTelegramStaysAwayTheAdminIsTold() {
        var paid = settled();
        telegram.failRefunds(100, Fault.SERVER_ERROR);
        publisher.publish(List.of(buyer.refund(admin, paid.payment())));
        assertThat(admin.isTold(RefundReported.class).outcome()).isEqualTo(Outcome.NOT_POSSIBLE);
        assertThat(ada.told(PaymentReversed.class)).isEmpty();
        assertThat(ada.payments()).containsExactly("SETTLED");
    }

    @Test
    void whatTelegramDoesNotKnowIsNotPossible() {
        var paid = buyer.claims(ada.id(), ada.telegramId(), buyer.invoiced("p10"), 100, "XTR");
        publisher.publish(List.of(paid));
        ada.isTold(PaymentSettled.class);
        publisher.publish(List.of(buyer.refund(admin, paid.payment())));
        assertThat(admin.isTold(RefundReported.class).outcome()).isEqualTo(Outcome.NOT_POSSIBLE);
    }

    @Test
    void whatIsHeldIsGivenBackWithoutCredits() {
        var paid = buyer.pays("", 77);
        publisher.publish(List.of(paid));
        ada.isTold(PaymentHeld.class);
        publisher.publish(List.of(buyer.refund(admin, paid.payment())));
        assertThat(admin.isTold(RefundReported.class).outcome()).isEqualTo(Outcome.REFUNDED);
        assertThat(ada.told(PaymentReversed.class)).containsExactly(reversed(paid, 0));
        assertThat(ada.payments()).containsExactly("RETURNED");
    }

    @Test
    void anUnknownPaymentIsTold() {
        var refund = buyer.refund(admin, new PaymentId(UUID.randomUUID()));
        publisher.publish(List.of(refund, refund));
        publisher.publish(List.of(refund, admin.asks()));
        admin.isTold(PackagesOffered.class);
        assertThat(admin.told(RefundReported.class))
                .extracting(RefundReported::outcome)
                .containsExactly(Outcome.UNKNOWN_PAYMENT);
    }

    @Test
    void stripesPaymentsAreNotInStars() {
        var payment = UUID.randomUUID();
        jdbc.sql("""
                insert into payment (payment_id, user_id, method, amount, currency, credits, state, session)
                values (?, ?, 'STRIPE', 199, 'USD', 10, 'SETTLED', ?)
                """).params(payment, ada.id().value(), "cs_" + payment).update();
        publisher.publish(List.of(buyer.refund(admin, new PaymentId(payment))));
        assertThat(admin.isTold(RefundReported.class).outcome()).isEqualTo(Outcome.NOT_IN_STARS);
    }

    @Test
    void theReasonIsKeptEncrypted() {
        publisher.publish(List.of(buyer.refund(admin, new PaymentId(UUID.randomUUID()))));
        admin.isTold(RefundReported.class);
        var reason = jdbc.sql("select reason from refund_request where admin_id = ?")
                .param(admin.id().value())
                .query((row, _) -> row.getBytes("reason"))
                .single();
        assertThat(new String(reason, StandardCharsets.ISO_8859_1)).doesNotContain("pity");
    }

    /** A payment of p10. */
    RecordStarsPayment settled() {
        var paid = buyer.pays(buyer.invoiced("p10"), 100);
        publisher.publish(List.of(paid));
        ada.isTold(PaymentSettled.class);
        return paid;
    }

    PaymentReversed reversed(RecordStarsPayment paid, long credits) {
        var reversal = UUID.nameUUIDFromBytes((paid.payment() + " refund").getBytes(StandardCharsets.UTF_8));
        return new PaymentReversed(
                reversal, paid.payment(), ada.id(), ReversalReason.REFUND, Credits.of(credits), paid.amount(), "XTR");
    }
}
