package tarot.bot.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.bot.telegram.BotCall;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.payment.Invoice;
import tarot.contracts.payment.OrderId;
import tarot.sealing.InvoiceSeal;

class CheckoutsTests {

    static final InvoiceSeal SEAL = InvoiceSeal.of("b2xkIHNlY3JldCwgdGhpcnR5LXR3byBieXRlcyBsb25nIQ==");
    static final InvoiceSeal FORGER = InvoiceSeal.of("bmV3IHNlY3JldCwgdGhpcnR5LXR3byBieXRlcyBsb25nIQ==");
    static final Instant EXPIRES = Instant.parse("2026-11-28T11:00:00Z");
    static final long ADA = 7_000_000_001L;
    static final Invoice INVOICE = new Invoice(
            new OrderId(new UUID(1, 1)), new UserId(new UUID(2, 2)), ADA, "p25", Credits.of(25), 200, EXPIRES);
    static final String PAYLOAD = SEAL.seal(INVOICE);

    @Test
    void whatTheInvoicePromisedMayBePaid() {
        assertThat(judged(EXPIRES, query(ADA, "XTR", 200, PAYLOAD)))
                .isEqualTo(BotCall.allowPreCheckoutQuery("q1"))
                .satisfies(call ->
                        assertThat(call.parameters()).containsEntry("ok", true).doesNotContainKey("error_message"));
    }

    @ParameterizedTest
    @CsvSource({
        "7000000001,XTR,199,price",
        "7000000001,XTR,201,price",
        "7000000001,XTR,0,price",
        "7000000001,XTR,-200,price",
        "7000000001,XTR,4294967496,price", // the same in 32 bits
        "7000000001,USD,200,Stars only",
        "7000000001,xtr,200,Stars only",
        "7000000001,'',200,Stars only",
        "7000000002,XTR,200,somebody else",
        "0,XTR,200,somebody else"
    })
    void whatItDidNotPromiseIsRefusedWithTheReason(long payer, String currency, long amount, String why) {
        assertThat(refusal(EXPIRES, query(payer, currency, amount, PAYLOAD)))
                .contains(why, "Nothing was charged", "/buy");
    }

    @Test
    void nobodyBeginsToPayAfterItExpired() {
        assertThat(refusal(EXPIRES.plusMillis(1), query(ADA, "XTR", 200, PAYLOAD)))
                .contains("expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "p25", "{\"order\":1}", "AAAA", "\0", "ä", "\ud83d", "____"})
    void whatIsNoInvoiceOfOursIsRefused(String payload) {
        assertThat(refusal(EXPIRES, query(ADA, "XTR", 200, payload))).contains("not one of ours");
        assertThat(refusal(EXPIRES, query(ADA, "XTR", 200, PAYLOAD + payload + "A")))
                .contains("not one of ours");
        assertThat(refusal(EXPIRES, query(ADA, "XTR", 200, payload.repeat(100_000))))
                .contains("not one of ours");
    }

    @Test
    void whatSomebodyElseSignedIsRefused() {
        assertThat(refusal(EXPIRES, query(ADA, "XTR", 200, FORGER.seal(INVOICE))))
                .contains("not one of ours");
    }

    static String refusal(Instant now, CheckoutQuery query) {
        var call = judged(now, query);
        assertThat(call.method()).isEqualTo("answerPreCheckoutQuery");
        assertThat(call.parameters())
                .containsEntry("pre_checkout_query_id", "q1")
                .containsEntry("ok", false);
        return String.valueOf(call.parameters().get("error_message"));
    }

    static BotCall judged(Instant now, CheckoutQuery query) {
        return new Checkouts(SEAL, Clock.fixed(now, ZoneOffset.UTC)).judge(query);
    }

    static CheckoutQuery query(long payer, String currency, long amount, String payload) {
        return new CheckoutQuery("q1", payer, currency, amount, payload);
    }
}
