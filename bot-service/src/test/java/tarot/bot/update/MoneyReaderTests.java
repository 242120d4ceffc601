package tarot.bot.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.bot.payment.CheckoutQuery;
import tarot.bot.payment.StarsPayment;
import tarot.bot.person.Contact;
import tarot.bot.update.Incoming.AboutToPay;
import tarot.bot.update.Incoming.Irrelevant;
import tarot.bot.update.Incoming.Paid;
import tarot.bot.update.Incoming.UnreadablePayment;

class MoneyReaderTests {

    static final String ADA = "'from': {'id': 7, 'is_bot': false, 'first_name': 'Ada', 'language_code': 'de'}";
    static final String QUERY =
            "'id': 'q', %s, 'currency': 'XTR', 'total_amount': 200, 'invoice_payload': 'p'".formatted(ADA);
    static final String CHAT = "'chat': {'id': 7, 'type': 'private'}";
    static final String PAYMENT = "'currency': 'XTR', 'total_amount': 200, 'invoice_payload': 'p',"
            + " 'telegram_payment_charge_id': 'c', 'provider_payment_charge_id': ''";

    @Test
    void whoIsAboutToPayIsReadWhole() {
        assertThat(read("{'update_id': 5, 'pre_checkout_query': {%s, 'new_thing': []}}".formatted(QUERY)))
                .isEqualTo(new AboutToPay(5, new CheckoutQuery("q", 7, "XTR", 200, "p")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'id': 'q'}|0||0|",
                "{'id': 'q', 'from': null, 'currency': null, 'total_amount': null, 'invoice_payload': null}|0||0|",
                "{'id': 'q', 'from': 7, 'currency': 7, 'total_amount': '200', 'invoice_payload': {}}|0||0|",
                "{'id': 'q', 'from': {'id': '7'}, 'currency': ['XTR'], 'total_amount': 200.5}|0||0|",
                "{'id': 'q', 'from': {'id': 99999999999999999999}, 'total_amount': 99999999999999999999}|0||0|",
                "{'id': 12, 'from': {'id': 7}, 'currency': 'XTR', 'total_amount': 1, 'invoice_payload': 'p'}|7|XTR|1|p",
            })
    void whateverIsWrongWithAQueryItCanBeAnswered(
            String query, long payer, String currency, long amount, String payload) {
        assertThat(read("{'update_id': 5, 'pre_checkout_query': %s}".formatted(query)))
                .isEqualTo(new AboutToPay(
                        5,
                        new CheckoutQuery(
                                query.contains("12") ? "12" : "q",
                                payer,
                                currency == null ? "" : currency,
                                amount,
                                payload == null ? "" : payload)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'from': {'id': 7}}", "{'id': ''}", "{'id': null}", "{'id': {}}", "5", "'q'", "[]"})
    void whatCannotBeAnsweredIsNotAsked(String query) {
        assertThat(read("{'update_id': 5, 'pre_checkout_query': %s}".formatted(query)))
                .isEqualTo(new Irrelevant(5, "a question before a payment that cannot be answered", null));
    }

    @Test
    void aQueryIsReadThoughTheRestOfTheUpdateIsStrange() {
        assertThat(read("{'update_id': 5, 'message': 'text', 'pre_checkout_query': {%s}}".formatted(QUERY)))
                .isEqualTo(new AboutToPay(5, new CheckoutQuery("q", 7, "XTR", 200, "p")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'chat': {'id': 7, 'type': 'private'}",
                "'chat': {'id': -100, 'type': 'supergroup'}",
                "'chat': null",
                "'text': 'and more'"
            })
    void aPaymentIsReadWhereverItWasMade(String where) {
        assertThat(read(paid(ADA, where, PAYMENT)))
                .isEqualTo(new Paid(5, new StarsPayment(Contact.of(7, "Ada", "de"), "c", 200, "XTR", "p")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'telegram_payment_charge_id': 'c'|0|XXX|",
                "'telegram_payment_charge_id': 'c', 'currency': 'xtr', 'total_amount': '5', 'invoice_payload': 5|0|XXX|",
                "'telegram_payment_charge_id': 'c', 'currency': 'XTRA', 'total_amount': 1e99|0|XXX|",
                "'telegram_payment_charge_id': 'c', 'currency': 'EUR', 'total_amount': -5|-5|EUR|",
            })
    void aPaymentThatLooksStrangeIsStillAPayment(String payment, long amount, String currency, String payload) {
        assertThat(read(paid(ADA, CHAT, payment)))
                .isEqualTo(new Paid(
                        5,
                        new StarsPayment(
                                Contact.of(7, "Ada", "de"), "c", amount, currency, payload == null ? "" : payload)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'from': {'id': 7}|'telegram_payment_charge_id': ' '",
                "'from': {'id': 7}|'telegram_payment_charge_id': 5",
                "'from': {'id': 7}|'currency': 'XTR'",
                "'from': null|'telegram_payment_charge_id': 'c'",
                "'from': {'id': 0}|'telegram_payment_charge_id': 'c'",
                "'from': {'id': 'seven'}|'telegram_payment_charge_id': 'c'",
            })
    void aPaymentOfNobodyOrByNoChargeIsNoticed(String from, String payment) {
        assertThat(read(paid(from, CHAT, payment))).isEqualTo(new UnreadablePayment(5));
    }

    @Test
    void aRefundIsLeftToWhoMadeIt() {
        assertThat(read("{'update_id': 5, 'message': {%s, %s, 'refunded_payment': {%s}}}"
                        .formatted(ADA, CHAT, PAYMENT)))
                .isEqualTo(new Irrelevant(5, "a refund, which is told by payment-service", null));
    }

    @Test
    void noBytesWhateverBreakIt() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var valid = "{'update_id': 5, 'pre_checkout_query': {%s}, 'message': {%s, 'successful_payment': {%s}}}"
                .formatted(QUERY, ADA, PAYMENT)
                .replace('\'', '"')
                .getBytes(UTF_8);
        for (var round = 0; round < 3000; round++) {
            var body = valid.clone();
            for (var i = random.nextInt(8); i >= 0; i--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThat(UpdateReader.read(body)).as("seed %s", seed).isNotNull();
        }
    }

    static String paid(String from, String where, String payment) {
        return "{'update_id': 5, 'message': {%s, %s, 'successful_payment': {%s}}}".formatted(from, where, payment);
    }

    static Incoming read(String update) {
        return UpdateReader.read(update.replace('\'', '"').getBytes(UTF_8)).orElseThrow();
    }
}
