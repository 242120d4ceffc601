package tarot.payment.stars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.Invoice;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.payment.StarsCharge;
import tarot.payment.PaymentTest;
import tarot.payment.settlement.Fact.Received;
import tarot.sealing.InvoiceSeal;

/** What Telegram says beside what the invoice promised, whatever order there is. */
@PaymentTest
class StarsPaymentsTests {

    static final OrderId ORDER = new OrderId(new UUID(0, 1));
    static final UserId ADA = new UserId(new UUID(0, 2));
    static final UserId SOMEBODY = new UserId(new UUID(0, 3));
    static final long TELEGRAM_ID = 4711;

    final StarsPayments payments;
    final String payload;

    StarsPaymentsTests(StarsPayments payments, InvoiceSeal invoices) {
        this.payments = payments;
        this.payload = invoices.seal(
                new Invoice(ORDER, ADA, TELEGRAM_ID, "p25", Credits.of(25), 225, Instant.ofEpochSecond(2_000_000_000)));
    }

    @ParameterizedTest(name = "{0} stars in {1} by {2}: {3}")
    @CsvSource({
        "225, XTR, 4711, true",
        "224, XTR, 4711, false",
        "226, XTR, 4711, false",
        "225, USD, 4711, false",
        "225, xtr, 4711, false",
        "225, XTR, 4712, false"
    })
    void onlyWhatTheInvoiceSaysIsGenuine(long amount, String currency, long payer, boolean genuine) {
        assertThat(fact(payload, payer, amount, currency, ADA).paid().genuine()).isEqualTo(genuine);
    }

    @Test
    void anInvoiceThatSomebodyElsePaysIsNotGenuineAndTheMoneyIsTheirs() {
        var paid = fact(payload, TELEGRAM_ID, 225, "XTR", SOMEBODY).paid();
        assertThat(paid.genuine()).isFalse();
        assertThat(paid.payer()).isEqualTo(SOMEBODY);
    }

    @Test
    void whereOnlyTelegramSaysWhoPaidTheInvoiceSaysWhoThatIs() {
        var fact = fact(payload, TELEGRAM_ID, 225, "XTR", null);
        assertThat(fact.order()).isEqualTo(ORDER);
        assertThat(fact.paid().genuine()).isTrue();
        assertThat(fact.paid().payer()).isEqualTo(ADA);
    }

    @Test
    void withoutAnInvoiceNothingIsGenuineAndNobodyPaid() {
        var fact = fact("whatever", TELEGRAM_ID, 225, "XTR", null);
        assertThat(fact.order()).isNull();
        assertThat(fact.paid().genuine()).isFalse();
        assertThat(fact.paid().payer()).isEqualTo(UserId.NOBODY);
    }

    @Test
    void aPaymentIsNamedForItsCharge() {
        assertThat(fact(payload, TELEGRAM_ID, 225, "XTR", ADA).payment())
                .isEqualTo(PaymentId.of(PaymentMethod.STARS, "stx1"));
    }

    Received fact(String paidPayload, long payer, long amount, String currency, @Nullable UserId user) {
        return payments.fact(new StarsCharge("stx1", payer, paidPayload), amount, currency, user);
    }
}
