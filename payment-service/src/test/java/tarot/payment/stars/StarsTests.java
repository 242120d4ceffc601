package tarot.payment.stars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.payment.Invoice;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentCommand.RecordStarsPayment;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentEvent.InvoiceIssued;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.payment.StarsCharge;
import tarot.messaging.Publisher;
import tarot.payment.Customer;
import tarot.payment.FakeTelegram;
import tarot.payment.PaymentTest;
import tarot.payment.StarsBuyer;
import tarot.sealing.InvoiceSeal;
import tarot.sealing.StorageSealing;
import tarot.sealing.TransportSealing;

/** From the command to the invoice and its payment, by way of Kafka. */
@PaymentTest
class StarsTests {

    final Publisher publisher;
    final TransportSealing sealing;
    final InvoiceSeal invoices;
    final StorageSealing storage;
    final JdbcClient jdbc;
    final Customer ada;
    final StarsBuyer buyer;

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
        this.jdbc = jdbc;
        this.ada = new Customer(jdbc);
        this.buyer = new StarsBuyer(ada, publisher, sealing, telegram);
    }

    @Test
    void anOrderInStarsHasItsInvoiceAtOnce() {
        var order = ada.ordersInStars("p25", sealing);
        var payload = buyer.invoiced(order);
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
        buyer.invoiced(order);
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
        buyer.invoiced(new StartCheckout(named.order(), ada.id(), "p10", null, named.sealed()));
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
        var paid = buyer.pays(buyer.invoiced(order), 450);
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
        var payload = buyer.invoiced(order);
        var once = buyer.pays(payload, 450);
        var again = buyer.pays(payload, 450);
        publisher.publish(List.of(once, again));
        all();
        assertThat(ada.told(PaymentSettled.class)).containsExactly(settled(order, once), settled(order, again));
    }

    @Test
    void whatIsToldByManyAtOnceIsSettledOnce() {
        var order = ada.ordersInStars("p10", sealing);
        var payload = buyer.invoiced(order);
        var paid = buyer.pays(payload, 100);
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
        var payload = buyer.invoiced(order);
        var invoice = invoices.open(payload).orElseThrow();
        var somebody = new Customer(jdbc);
        var odd = switch (oddity) {
            case LESS -> buyer.pays(payload, 224);
            case MORE -> buyer.pays(payload, 226);
            case OTHER_CURRENCY -> buyer.claims(ada.id(), ada.telegramId(), payload, 225, "USD");
            case OTHER_PAYER -> buyer.claims(ada.id(), 4711, payload, 225, "XTR");
            case OTHER_PERSON -> buyer.claims(somebody.id(), ada.telegramId(), payload, 225, "XTR");
            case NO_PAYLOAD -> buyer.pays("", 225);
            case FORGED_PAYLOAD -> buyer.pays(payload.substring(1) + "A", 225);
            case UNKNOWN_ORDER -> buyer.pays(invoices.seal(changed(invoice, UUID.randomUUID(), 225)), 225);
            case OTHER_PRICE_IN_PAYLOAD ->
                buyer.pays(invoices.seal(changed(invoice, invoice.order().value(), 1)), 1);
        };
        publisher.publish(List.of(odd, odd));
        var payer = oddity == Oddity.OTHER_PERSON ? somebody : ada;
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
        var payload = buyer.invoiced(order);
        var right = buyer.pays(payload, 225);
        publisher.publish(List.of(buyer.pays(payload, 1), right));
        assertThat(ada.isTold(PaymentSettled.class)).isEqualTo(settled(order, right));
        assertThat(ada.stateOf(order)).isEqualTo("SETTLED");
    }

    @Test
    void aChargeIsKeptEncrypted() {
        var order = ada.ordersInStars("p10", sealing);
        publisher.publish(List.of(buyer.pays(buyer.invoiced(order), 100)));
        ada.isTold(PaymentSettled.class);
        var charge = jdbc.sql("select charge from payment where user_id = ?")
                .param(ada.id().value())
                .query((row, _) -> row.getBytes("charge"))
                .single();
        assertThat(new String(charge, StandardCharsets.ISO_8859_1)).doesNotContain("stx", "payload");
    }

    /** Under another name, one charge could be granted twice. */
    @Test
    void aPaymentThatIsNotNamedForItsChargeIsNotTaken() {
        var payload = buyer.invoiced("p10");
        var paid = buyer.pays(payload, 100);
        var charge = sealing.open(paid.sealed(), paid, StarsCharge.class);
        var other = new PaymentId(UUID.randomUUID());
        publisher.publish(List.of(buyer.named(other, ada.id(), charge, 100, "XTR")));
        all();
        assertThat(ada.told(PaymentSettled.class)).isEmpty();
        assertThat(ada.told(PaymentHeld.class)).isEmpty();
        assertThat(ada.payments()).isEmpty();
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

    PaymentSettled settled(StartCheckout order, RecordStarsPayment paid) {
        var issued = ada.told(InvoiceIssued.class).getFirst();
        return new PaymentSettled(
                order.order(),
                ada.id(),
                issued.credits(),
                issued.amount(),
                "XTR",
                paid.payment(),
                PaymentMethod.STARS,
                order.pack());
    }

    /** Waits until everything that was said to Ada's partition has been heard. */
    void all() {
        var question = ada.asks();
        publisher.publish(List.of(question));
        await().untilAsserted(() -> assertThat(ada.told(PackagesOffered.class))
                .anyMatch(answer -> answer.request().equals(question.request())));
    }
}
