package tarot.payment.stars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.RequestId;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.RefundReported;
import tarot.contracts.payment.PaymentEvent.RefundReported.Outcome;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.payment.StarsCharge;
import tarot.payment.Customer;
import tarot.payment.FakeTelegram;
import tarot.payment.PaymentTest;
import tarot.payment.settlement.Fact.GivenBack;
import tarot.payment.settlement.Heard;
import tarot.payment.settlement.Payments;
import tarot.payment.stars.RefundTable.Leased;

/** Whoever dies in the middle is followed by another, who ends the same. */
@PaymentTest
class RefundDeskTests {

    final RefundDesk desk;
    final Charges charges;
    final Payments payments;
    final TransactionTemplate transaction;
    final FakeTelegram telegram;
    final JdbcClient jdbc;
    final Customer ada;
    final Customer admin;

    RefundDeskTests(
            RefundDesk desk,
            Charges charges,
            Payments payments,
            TransactionTemplate transaction,
            FakeTelegram telegram,
            JdbcClient jdbc) {
        this.desk = desk;
        this.charges = charges;
        this.payments = payments;
        this.transaction = transaction;
        this.telegram = telegram;
        this.jdbc = jdbc;
        this.ada = new Customer(jdbc);
        this.admin = new Customer(jdbc);
    }

    @Test
    void whoDiesAfterTelegramGaveBackIsFollowedByAnother() {
        var leased = leased();
        desk.work(leased); // Telegram has given back, and nobody stored it
        assertThat(ada.told()).isEmpty();
        jdbc.sql("update refund_request set due_at = now() where request_id = ?")
                .param(leased.request().value())
                .update();
        assertThat(admin.isTold(RefundReported.class).outcome()).isEqualTo(Outcome.REFUNDED);
        assertThat(ada.told(PaymentReversed.class)).hasSize(1);
        assertThat(ada.payments()).containsExactly("REVERSED");
    }

    @Test
    void whoLostTheLeaseStoresNothingAndAResultIsStoredOnce() {
        var leased = leased();
        var given = desk.work(leased);
        jdbc.sql("update refund_request set lease = gen_random_uuid() where request_id = ?")
                .param(leased.request().value())
                .update();
        desk.finish(List.of(given));
        assertThat(ada.told()).isEmpty();
        jdbc.sql("update refund_request set lease = ? where request_id = ?")
                .param(leased.lease())
                .param(leased.request().value())
                .update();
        desk.finish(List.of(given));
        desk.finish(List.of(given));
        assertThat(ada.told()).hasSize(1);
        assertThat(admin.told()).hasSize(1);
    }

    /** Reconciliation told of it before the answer of the second attempt was stored; the first had done it. */
    @ParameterizedTest
    @CsvSource({"1, ALREADY_REFUNDED", "2, REFUNDED"})
    void whatWasToldMeanwhileIsTheWishsOwnIfItAskedBefore(int attempt, Outcome outcome) {
        var leased = leased();
        desk.work(leased); // and the answer was lost
        transaction.executeWithoutResult(_ ->
                payments.take(List.of(new Heard(GivenBack.ofStars(leased.payment(), 100), null))));
        var again = new Leased(leased.request(), admin.id(), leased.payment(), attempt, leased.lease(), null);
        desk.finish(List.of(desk.work(again)));
        assertThat(admin.told(RefundReported.class))
                .extracting(RefundReported::outcome)
                .containsExactly(outcome);
        assertThat(ada.told(PaymentReversed.class)).hasSize(1);
    }

    /** Whoever asked Telegram first gave it back, though the other's answer is stored first. */
    @Test
    void ofTwoWishesOnlyOneGaveBack() {
        var first = leased();
        var second = leased(first.payment());
        var given = desk.work(first);
        desk.finish(List.of(desk.work(second)));
        desk.finish(List.of(given));
        assertThat(admin.told(RefundReported.class))
                .extracting(RefundReported::request, RefundReported::outcome)
                .containsExactly(
                        tuple(second.request(), Outcome.ALREADY_REFUNDED), tuple(first.request(), Outcome.REFUNDED));
        assertThat(ada.told(PaymentReversed.class)).hasSize(1);
    }

    Leased leased() {
        var charge = telegram.pay(ada.telegramId(), "payload", 100);
        var payment = PaymentId.of(PaymentMethod.STARS, charge);
        jdbc.sql("""
                insert into payment (payment_id, user_id, method, amount, currency, credits, state, charge)
                values (?, ?, 'STARS', 100, 'XTR', 10, 'SETTLED', ?)
                """)
                .params(
                        payment.value(),
                        ada.id().value(),
                        charges.seal(payment, new StarsCharge(charge, ada.telegramId(), "payload")))
                .update();
        return leased(payment);
    }

    /** A wish that this test sees to, out of reach for the worker in the background. */
    Leased leased(PaymentId payment) {
        var request = new RequestId(UUID.randomUUID());
        var lease = UUID.randomUUID();
        jdbc.sql("""
                insert into refund_request (request_id, admin_id, payment_id, reason, lease, attempts, due_at)
                values (?, ?, ?, '', ?, 1, now() + interval '1 hour')
                """)
                .params(request.value(), admin.id().value(), payment.value(), lease)
                .update();
        return new Leased(request, admin.id(), payment, 1, lease, null);
    }
}
