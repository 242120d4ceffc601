package tarot.simulators.telegram;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tarot.simulators.http.Json;
import tarot.simulators.http.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** The methods about money: invoices in Stars, whether they may be paid, refunds, and what came and went. */
final class InvoiceMethods {

    private static final int TITLE_MAX = 32;
    private static final int DESCRIPTION_MAX = 255;
    private static final int PAYLOAD_BYTES_MAX = 128;
    private static final int STARS_MAX = 100_000;

    private final Chats chats;
    private final Checkouts checkouts;
    private final Stars stars;
    private final Deliveries deliveries;
    private final Wire wire;

    InvoiceMethods(Chats chats, Checkouts checkouts, Stars stars, Deliveries deliveries, Wire wire) {
        this.chats = chats;
        this.checkouts = checkouts;
        this.stars = stars;
        this.deliveries = deliveries;
        this.wire = wire;
    }

    Map<String, BotMethod> all() {
        return Map.of(
                "sendInvoice", this::sendInvoice,
                "answerPreCheckoutQuery", this::answerQuery,
                "refundStarPayment", this::refund,
                "getStarTransactions", this::transactions,
                "getMyStarBalance", _ -> Json.object().put("amount", stars.balance()));
    }

    private JsonNode sendInvoice(Parameters call) {
        var chat = chats.reachable(MessageMethods.chatId(call));
        var title = required(call, "title");
        var description = required(call, "description");
        var payload = required(call, "payload");
        var currency = required(call, "currency");
        var prices = prices(call);
        if (title.length() > TITLE_MAX) {
            throw Refusal.badRequest("TITLE_INVALID");
        }
        if (description.length() > DESCRIPTION_MAX) {
            throw Refusal.badRequest("DESCRIPTION_INVALID");
        }
        if (payload.getBytes(StandardCharsets.UTF_8).length > PAYLOAD_BYTES_MAX) {
            throw Refusal.badRequest("INVOICE_PAYLOAD_INVALID");
        }
        if (!currency.equals(Invoice.STARS)) {
            throw Refusal.badRequest("PAYMENT_PROVIDER_INVALID");
        }
        if (prices.size() != 1 || !call.text("provider_token").isEmpty() || tips(call)) {
            throw Refusal.badRequest("STARS_INVOICE_INVALID");
        }
        var amount = prices.getFirst().path("amount").asLong(0);
        if (amount < 1 || amount > STARS_MAX) {
            throw Refusal.badRequest("CURRENCY_TOTAL_AMOUNT_INVALID");
        }
        var keyboard = Keyboard.ofInvoice(call.json("reply_markup"), "Pay ⭐️" + amount);
        var invoice = new Invoice(
                title,
                description,
                payload,
                call.text("start_parameter"),
                currency,
                amount,
                keyboard.pay(),
                false,
                0,
                0,
                "");
        var message = chats.post(chat, new Draft(true, FormattedText.plain(""), invoice, keyboard.rest(), ""));
        deliveries.record(Deliveries.Kind.TEXT, message);
        return wire.message(chat.profile(), message);
    }

    private JsonNode answerQuery(Parameters call) {
        boolean ok = call.flag("ok");
        var why = call.text("error_message");
        if (!ok && why.isBlank()) {
            throw Refusal.badRequest("parameter \"error_message\" is required");
        }
        checkouts.answer(call.text("pre_checkout_query_id"), ok, why);
        return BooleanNode.TRUE;
    }

    private JsonNode refund(Parameters call) {
        long user = call.number("user_id").orElse(0);
        if (user <= 0) {
            throw Refusal.badRequest("invalid user_id specified");
        }
        checkouts.refund(required(call, "telegram_payment_charge_id"), user, true);
        return BooleanNode.TRUE;
    }

    /** Oldest first. */
    private JsonNode transactions(Parameters call) {
        long offset = Math.max(0, call.number("offset").orElse(0));
        int limit = Math.clamp(call.number("limit").orElse(100), 1, 100);
        var page = Json.array();
        stars.transfers().stream().skip(offset).limit(limit).forEach(transfer -> page.add(transaction(transfer)));
        var answer = Json.object();
        answer.set("transactions", page);
        return answer;
    }

    private ObjectNode transaction(Stars.Transfer transfer) {
        var payment = transfer.payment();
        var refundedAt = payment.refundedAt();
        var at = transfer.refund() && refundedAt != null ? refundedAt : payment.at();
        var json = Json.object()
                .put("id", payment.charge())
                .put("amount", payment.amount())
                .put("date", at.getEpochSecond());
        var partner = Json.object().put("type", "user").put("transaction_type", "invoice_payment");
        partner.set("user", Wire.user(chats.profile(payment.user())));
        partner.put("invoice_payload", payment.payload());
        json.set(transfer.refund() ? "receiver" : "source", partner);
        return json;
    }

    private static List<JsonNode> prices(Parameters call) {
        try {
            var prices = call.json("prices");
            if (prices.isArray()) {
                prices.forEach(InvoiceMethods::check);
                return prices.valueStream().toList();
            }
        } catch (IllegalArgumentException _) {
            // refused below, in Telegram's words
        }
        throw Refusal.badRequest("can't parse prices JSON object");
    }

    private static void check(JsonNode price) {
        if (!price.path("label").isString() || price.path("label").asString().isBlank()) {
            throw Refusal.badRequest("can't parse labeled price: Field \"label\" must be of type String");
        }
        if (!price.path("amount").asString("").matches("-?\\d{1,15}")) {
            throw Refusal.badRequest("can't parse labeled price: Field \"amount\" must be of type Number");
        }
    }

    /** Nobody tips in Stars. */
    private static boolean tips(Parameters call) {
        return call.number("max_tip_amount").orElse(0) > 0;
    }

    private static String required(Parameters call, String name) {
        var value = call.text(name);
        if (value.isBlank()) {
            throw Refusal.badRequest("parameter \"" + name + "\" is required");
        }
        return value;
    }
}
