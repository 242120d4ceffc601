package tarot.bot.update;

import java.util.Optional;
import java.util.regex.Pattern;
import tarot.bot.payment.CheckoutQuery;
import tarot.bot.payment.StarsPayment;
import tarot.bot.person.Contact;
import tools.jackson.databind.JsonNode;

/** Reads what updates say of money, whatever shape it has: a payment that looks strange is still a payment. */
final class MoneyReader {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final String NO_CURRENCY = "XXX";

    private MoneyReader() {}

    /** Empty where it has no id by which it could be answered. */
    static Optional<CheckoutQuery> query(JsonNode query) {
        var id = query.path("id").asString("");
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new CheckoutQuery(
                        id,
                        number(query.path("from").path("id")),
                        text(query.path("currency")),
                        number(query.path("total_amount")),
                        text(query.path("invoice_payload"))));
    }

    /** Empty where it has no charge by which it could be told from others. */
    static Optional<StarsPayment> payment(Contact payer, JsonNode payment) {
        var charge = text(payment.path("telegram_payment_charge_id"));
        var currency = text(payment.path("currency"));
        return charge.isBlank()
                ? Optional.empty()
                : Optional.of(new StarsPayment(
                        payer,
                        charge,
                        number(payment.path("total_amount")),
                        CURRENCY.matcher(currency).matches() ? currency : NO_CURRENCY,
                        text(payment.path("invoice_payload"))));
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }

    private static long number(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : 0;
    }
}
