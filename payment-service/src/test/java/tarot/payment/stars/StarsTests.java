package tarot.payment.stars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.AdminReason;
import tarot.contracts.Credits;
import tarot.contracts.MessageTypes;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.payment.Invoice;
import tarot.contracts.payment.InvoicePayload;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentCommand.RecordStarsPayment;
import tarot.contracts.payment.PaymentCommand.RefundPayment;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentEvent.InvoiceIssued;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentEvent.RefundReported;
import tarot.contracts.payment.PaymentEvent.RefundReported.Outcome;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.payment.StarsCharge;
import tarot.messaging.Publisher;
import tarot.payment.Customer;
import tarot.payment.FakeTelegram;
import tarot.payment.Fault;
import tarot.payment.PaymentTest;
import tarot.sealing.InvoiceSeal;
import tarot.sealing.StorageSealing;
import tarot.sealing.TransportSealing;

/** From the command to the invoice, the payment and its refund, by way of Kafka and the Bot API. */
@PaymentTest
class StarsTests {

    final Publisher publisher;
    final TransportSealing sealing;
    final InvoiceSeal invoices;
    final StorageSealing storage;
    final FakeTelegram telegram;
    final JdbcClient jdbc;
    final Customer ada;
    final Customer admin;

    StarsTests(
            Publisher publisher,
            TransportSealing sealing,
            InvoiceSeal invoices,
            StorageSealing storage,
            FakeTelegram telegram,
            JdbcClient jdbc) {
        this.publisher = publisher;
        this.sealing = sealing;
        this.invoices = invoices;
        this.storage = storage;
        this.telegram = telegram;
        this.jdbc = jdbc;
        this.ada = new Customer(jdbc);
        this.admin = new Customer(jdbc);
    }

    @AfterEach
    void aQuietDay() {
        telegram.heal();
    }

    @Test
    void anOrderInStarsHasItsInvoiceAtOnce() {
        var order = ada.ordersInStars("p25", sealing);
        var payload = invoiced(order);
        var issued = ada.told(InvoiceIssued.class).getFirst();
        assertThat(issued)
                .isEqualTo(new InvoiceIssued(order.order(), ada.id(), Credits.of(25), 225, "XTR", issued.sealed()));
        var invoice = invoices.open(payload).orElseThrow();
        assertThat(invoice.expiresAt())
                .isBetween(
                        Instant.now().plus(59, ChronoUnit.MINUTES),
                        Instant.now().plus(60, ChronoUnit.MINUTES));
        assertThat(invoice)
                .isEqualTo(new Invoice(
                        order.order(), ada.id(), ada.telegramId(), "p25", Credits.of(25), 225, invoice.expiresAt()));
    }

    @Test
    void whoBuysIsKeptEncrypted() {
        var order = ada.ordersInStars("p10", sealing);
        invoiced(order);
        var kept = jdbc.sql("select buyer from purchase_order where order_id = ?")
                .param(order.order().value())
                .query((row, _) -> row.getBytes("buyer"))
                .single();
        assertThat(storage.open(kept, "buyer of order " + order.order()))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(Long.toString(ada.telegramId()));
    }

    @Test
    void withoutAMethodTheFirstIsMeant() {
        var named = ada.ordersInStars("p10", sealing);
        invoiced(new StartCheckout(named.order(), ada.id(), "p10", null, named.sealed()));
        assertThat(ada.told(InvoiceIssued.class)).hasSize(1);
    }

    @Test
    void anInvoiceForNobodyIsRefused() {
        var order = new OrderId(UUID.randomUUID());
        publisher.publish(List.of(new StartCheckout(order, ada.id(), "p10", PaymentMethod.STARS, null)));
        assertThat(ada.isTold(CheckoutRefused.class))
                .isEqualTo(new CheckoutRefused(order, ada.id(), Reason.NOT_CONFIGURED));
    }

    @Test
    void whatIsPaidAsInvoicedIsSettledOnceHoweverOftenItIsTold() {
        var order = ada.ordersInStars("p60", sealing);
        var paid = pays(invoiced(order), 450);
        publisher.publish(List.of(paid, paid));
        publisher.publish(List.of(paid));
        all();
        assertThat(ada.told())
                .filteredOn(message -> !(message instanceof InvoiceIssued) && !(message instanceof PackagesOffered))
                .containsExactly(settled(order, paid));
        assertThat(ada.stateOf(order)).isEqualTo("SETTLED");
        assertThat(ada.payments()).containsExactly("SETTLED");
    }

    @Test
    void anOldInvoiceThatIsPaidAgainGrantsAgain() {
        var order = ada.ordersInStars("p60", sealing);
        var payload = invoiced(order);
        var once = pays(payload, 450);
        var again = pays(payload, 450);
        publisher.publish(List.of(once, again));
        all();
        assertThat(ada.told(PaymentSettled.class)).containsExactly(settled(order, once), settled(order, again));
    }

    @Test
    void whatIsToldByManyAtOnceIsSettledOnce() {
        var order = ada.ordersInStars("p10", sealing);
        var payload = invoiced(order);
        var paid = pays(payload, 100);
        publisher.publish(IntStream.range(0, 50).mapToObj(_ -> paid).toList());
        all();
        assertThat(ada.told(PaymentSettled.class)).hasSize(1);
    }

    enum Oddity {
        LESS,
        MORE,
        OTHER_CURRENCY,
        OTHER_PAYER,
        OTHER_PERSON,
        NO_PAYLOAD,
        FORGED_PAYLOAD,
        UNKNOWN_ORDER,
        OTHER_PRICE_IN_PAYLOAD
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPaidOtherwiseIsHeldAndNeverGranted(Oddity oddity) {
        var order = ada.ordersInStars("p25", sealing);
        var payload = invoiced(order);
        var invoice = invoices.open(payload).orElseThrow();
        var odd = switch (oddity) {
            case LESS -> pays(payload, 224);
            case MORE -> pays(payload, 226);
            case OTHER_CURRENCY -> tells(ada.id(), ada.telegramId(), payload, 225, "USD");
            case OTHER_PAYER -> tells(ada.id(), 4711, payload, 225, "XTR");
            case OTHER_PERSON -> tells(admin.id(), ada.telegramId(), payload, 225, "XTR");
            case NO_PAYLOAD -> pays("", 225);
            case FORGED_PAYLOAD -> pays(payload.substring(1) + "A", 225);
            case UNKNOWN_ORDER -> pays(invoices.seal(changed(invoice, UUID.randomUUID(), 225)), 225);
            case OTHER_PRICE_IN_PAYLOAD ->
                pays(invoices.seal(changed(invoice, invoice.order().value(), 1)), 1);
        };
        publisher.publish(List.of(odd, odd));
        var payer = oddity == Oddity.OTHER_PERSON ? admin : ada;
        var held = payer.isTold(PaymentHeld.class);
        all();
        assertThat(held.payment()).isEqualTo(odd.payment());
        assertThat(held.amount()).isEqualTo(odd.amount());
        assertThat(ada.told(PaymentSettled.class)).isEmpty();
        assertThat(payer.told(PaymentHeld.class)).hasSize(1);
        assertThat(payer.payments()).containsExactly("HELD");
    }

    @Test
    void afterWhatIsHeldTheRightPaymentStillSettles() {
        var order = ada.ordersInStars("p25", sealing);
        var payload = invoiced(order);
        var right = pays(payload, 225);
        publisher.publish(List.of(pays(payload, 1), right));
        assertThat(ada.isTold(PaymentSettled.class)).isEqualTo(settled(order, right));
        assertThat(ada.stateOf(order)).isEqualTo("SETTLED");
    }

    @Test
    void aChargeIsKeptEncrypted() {
        var order = ada.ordersInStars("p10", sealing);
        publisher.publish(List.of(pays(invoiced(order), 100)));
        ada.isTold(PaymentSettled.class);
        var charge = jdbc.sql("select charge from payment where user_id = ?")
                .param(ada.id().value())
                .query((row, _) -> row.getBytes("charge"))
                .single();
        assertThat(new String(charge, StandardCharsets.ISO_8859_1)).doesNotContain("stx", "payload");
    }

    // ---- refunds

    @Test
    void anAdminGivesStarsBack() {
        var paid = settled();
        var refund = refund(paid);
        publisher.publish(List.of(refund, refund));
        assertThat(admin.isTold(RefundReported.class))
                .isEqualTo(new RefundReported(admin.id(), refund.request(), paid.payment(), Outcome.REFUNDED));
        assertThat(ada.isTold(PaymentReversed.class)).isEqualTo(reversed(paid, 10));
        assertThat(ada.payments()).containsExactly("REVERSED");
        publisher.publish(List.of(refund, refund(paid)));
        await().untilAsserted(() -> assertThat(admin.told(RefundReported.class))
                .extracting(RefundReported::outcome)
                .containsExactly(Outcome.REFUNDED, Outcome.ALREADY_REFUNDED));
        assertThat(ada.told(PaymentReversed.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = Mode.EXCLUDE, names = "NOT_LET_IN")
    void whateverFailsOnTheWayStarsAreGivenBackOnce(Fault fault) {
        var paid = settled();
        telegram.failRefunds(2, fault);
        publisher.publish(List.of(refund(paid)));
        assertThat(admin.isTold(RefundReported.class).outcome()).isEqualTo(Outcome.REFUNDED);
        assertThat(ada.told(PaymentReversed.class)).containsExactly(reversed(paid, 10));
    }

    @Test
    void twoAdminsAtOnceGiveBackOnce() {
        var paid = settled();
        publisher.publish(List.of(refund(paid), refund(paid)));
        await().untilAsserted(() -> assertThat(admin.told(RefundReported.class))
                .extracting(RefundReported::outcome)
                .containsExactlyInAnyOrder(Outcome.REFUNDED, Outcome.ALREADY_REFUNDED));
        assertThat(ada.told(PaymentReversed.class)).containsExactly(reversed(paid, 10));
    }

    @Test
    void whenTelegramStaysAwayTheAdminIsTold() {
        var paid = settled();
        telegram.failRefunds(100, Fault.SERVER_ERROR);
        publisher.publish(List.of(refund(paid)));
        assertThat(admin.isTold(RefundReported.class).outcome()).isEqualTo(Outcome.NOT_POSSIBLE);
        assertThat(ada.told(PaymentReversed.class)).isEmpty();
        assertThat(ada.payments()).containsExactly("SETTLED");
    }

    @Test
    void whatTelegramDoesNotKnowIsNotPossible() {
        var order = ada.ordersInStars("p10", sealing);
        var paid = tells(ada.id(), ada.telegramId(), invoiced(order), 100, "XTR");
        publisher.publish(List.of(paid));
        ada.isTold(PaymentSettled.class);
        publisher.publish(List.of(refund(paid)));
        assertThat(admin.isTold(RefundReported.class).outcome()).isEqualTo(Outcome.NOT_POSSIBLE);
    }

    @Test
    void whatIsHeldIsGivenBackWithoutCredits() {
        var paid = pays("", 77);
        publisher.publish(List.of(paid));
        ada.isTold(PaymentHeld.class);
        publisher.publish(List.of(refund(paid)));
        assertThat(admin.isTold(RefundReported.class).outcome()).isEqualTo(Outcome.REFUNDED);
        assertThat(ada.told(PaymentReversed.class)).containsExactly(reversed(paid, 0));
        assertThat(ada.payments()).containsExactly("RETURNED");
    }

    @Test
    void anUnknownPaymentIsTold() {
        var refund = refund(new PaymentId(UUID.randomUUID()));
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
        publisher.publish(List.of(refund(new PaymentId(payment))));
        assertThat(admin.isTold(RefundReported.class).outcome()).isEqualTo(Outcome.NOT_IN_STARS);
    }

    @Test
    void theReasonIsKeptEncrypted() {
        publisher.publish(List.of(refund(new PaymentId(UUID.randomUUID()))));
        admin.isTold(RefundReported.class);
        var reason = jdbc.sql("select reason from refund_request where admin_id = ?")
                .param(admin.id().value())
                .query((row, _) -> row.getBytes("reason"))
                .single();
        assertThat(new String(reason, StandardCharsets.ISO_8859_1)).doesNotContain("pity");
    }

    // ---- words

    /** The payload of the order's invoice. */
    String invoiced(StartCheckout order) {
        publisher.publish(List.of(order));
        var issued = ada.isTold(InvoiceIssued.class);
        return sealing.open(issued.sealed(), issued.id(), InvoicePayload.class).payload();
    }

    RecordStarsPayment pays(String payload, long stars) {
        var charge = telegram.pay(ada.telegramId(), payload, stars);
        return command(ada.id(), new StarsCharge(charge, ada.telegramId(), payload), stars, "XTR");
    }

    /** What Telegram itself knows nothing of. */
    RecordStarsPayment tells(UserId user, long payer, String payload, long amount, String currency) {
        return command(user, new StarsCharge("stx" + UUID.randomUUID(), payer, payload), amount, currency);
    }

    RecordStarsPayment command(UserId user, StarsCharge charge, long amount, String currency) {
        var payment = PaymentId.of(PaymentMethod.STARS, charge.chargeId());
        var sealed = sealing.seal(charge, MessageTypes.idOf(RecordStarsPayment.class, payment.value()));
        return new RecordStarsPayment(payment, user, amount, currency, sealed);
    }

    static Invoice changed(Invoice invoice, UUID order, int stars) {
        return new Invoice(
                new OrderId(order),
                invoice.user(),
                invoice.telegramUserId(),
                invoice.pack(),
                invoice.credits(),
                stars,
                invoice.expiresAt());
    }

    /** A payment of p10. */
    RecordStarsPayment settled() {
        var paid = pays(invoiced(ada.ordersInStars("p10", sealing)), 100);
        publisher.publish(List.of(paid));
        ada.isTold(PaymentSettled.class);
        return paid;
    }

    RefundPayment refund(RecordStarsPayment paid) {
        return refund(paid.payment());
    }

    RefundPayment refund(PaymentId payment) {
        var request = new RequestId(UUID.randomUUID());
        var sealed =
                sealing.seal(new AdminReason("out of pity"), MessageTypes.idOf(RefundPayment.class, request.value()));
        return new RefundPayment(admin.id(), request, payment, sealed);
    }

    PaymentSettled settled(StartCheckout order, RecordStarsPayment paid) {
        var issued = ada.told(InvoiceIssued.class).getFirst();
        return new PaymentSettled(
                order.order(), ada.id(), issued.credits(), issued.amount(), "XTR", paid.payment(), PaymentMethod.STARS);
    }

    PaymentReversed reversed(RecordStarsPayment paid, long credits) {
        var reversal = UUID.nameUUIDFromBytes((paid.payment() + " refund").getBytes(StandardCharsets.UTF_8));
        return new PaymentReversed(
                reversal, paid.payment(), ada.id(), ReversalReason.REFUND, Credits.of(credits), paid.amount(), "XTR");
    }

    /** Waits until everything that was said to Ada's partition has been heard. */
    void all() {
        var question = ada.asks();
        publisher.publish(List.of(question));
        await().untilAsserted(() -> assertThat(ada.told(PackagesOffered.class))
                .anyMatch(answer -> answer.request().equals(question.request())));
    }
}
