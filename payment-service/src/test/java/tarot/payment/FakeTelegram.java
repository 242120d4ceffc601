package tarot.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** As much of the Bot API as is about Stars. */
public final class FakeTelegram extends FakeProvider {

    public static final String TOKEN = "123456789:AAtests";

    private final List<ObjectNode> transactions = new ArrayList<>();
    private final Set<String> refunded = new HashSet<>();

    /** Somebody pays an invoice; the charge is the answer. */
    public synchronized String pay(long person, String payload, long stars) {
        var charge = "stx" + UUID.randomUUID();
        transactions.add(transaction(charge, stars).set("source", partner(person, payload)));
        return charge;
    }

    /** The same, but Telegram lists it late: so many others stand after it. */
    public synchronized String payUnseen(long person, String payload, long stars, int others) {
        var charge = pay(person, payload, stars);
        transactions.add(transactions.size() - 1 - others, transactions.removeLast());
        return charge;
    }

    /** The next so many times that a refund is asked for. */
    public void failRefunds(int times, Fault fault) {
        fail(times, fault, call -> call.path().endsWith("/refundStarPayment"));
    }

    /** The next so many times that the list is asked for. */
    public void failLists(int times, Fault fault) {
        fail(times, fault, call -> call.path().endsWith("/getStarTransactions"));
    }

    /** Elsewhere than by this service. */
    public synchronized void refundElsewhere(String charge) {
        give(charge);
    }

    public synchronized boolean isRefunded(String charge) {
        return refunded.contains(charge);
    }

    /** A line that has nothing to do with invoices. */
    public synchronized void withdraw(long stars) {
        var receiver = JSON.createObjectNode().put("type", "fragment");
        transactions.add(transaction("w" + UUID.randomUUID(), stars).set("receiver", receiver));
    }

    public synchronized void gift(long person, long stars) {
        var source = partner(person, "").put("transaction_type", "premium_purchase");
        transactions.add(transaction("g" + UUID.randomUUID(), stars).set("source", source));
    }

    @Override
    synchronized Reply answer(Call call) {
        var prefix = "/bot" + TOKEN + "/";
        var parameters = JSON.readTree(call.body());
        if (!call.path().startsWith(prefix)) {
            return new Reply(401, failure(401));
        }
        return switch (call.path().substring(prefix.length()).toLowerCase(Locale.ROOT)) {
            case "refundstarpayment" ->
                refund(
                        parameters.path("user_id").asLong(0),
                        parameters.path("telegram_payment_charge_id").asString(""));
            case "getstartransactions" ->
                list(
                        parameters.path("offset").asInt(0),
                        parameters.path("limit").asInt(100));
            default -> new Reply(404, failure(404));
        };
    }

    @Override
    ObjectNode failure(int status) {
        return failure(status, "status " + status);
    }

    private static ObjectNode failure(int status, String description) {
        return JSON.createObjectNode()
                .put("ok", false)
                .put("error_code", status)
                .put("description", description);
    }

    private Reply refund(long person, String charge) {
        var paid = transactions.stream()
                .filter(line -> line.path("id").asString("").equals(charge) && line.has("source"))
                .filter(line -> line.path("source").path("user").path("id").asLong() == person)
                .findFirst();
        if (paid.isEmpty()) {
            return new Reply(400, failure(400, "Bad Request: CHARGE_NOT_FOUND"));
        }
        if (refunded.contains(charge)) {
            return new Reply(400, failure(400, "Bad Request: CHARGE_ALREADY_REFUNDED"));
        }
        give(charge);
        return new Reply(200, JSON.createObjectNode().put("ok", true).put("result", true));
    }

    private void give(String charge) {
        var paid = transactions.stream()
                .filter(line -> line.path("id").asString("").equals(charge) && line.has("source"))
                .findFirst()
                .orElseThrow();
        refunded.add(charge);
        transactions.add(transaction(charge, paid.path("amount").asLong())
                .set("receiver", paid.path("source").deepCopy()));
    }

    private Reply list(int offset, int limit) {
        var answer = JSON.createObjectNode().put("ok", true);
        var page = answer.putObject("result").putArray("transactions");
        transactions.stream().skip(offset).limit(limit).forEach(line -> page.add(line.deepCopy()));
        return new Reply(200, answer);
    }

    private static ObjectNode transaction(String id, long stars) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("amount", stars)
                .put("date", Instant.now().getEpochSecond());
    }

    private static ObjectNode partner(long person, String payload) {
        var partner = JSON.createObjectNode()
                .put("type", "user")
                .put("transaction_type", "invoice_payment")
                .put("invoice_payload", payload);
        partner.putObject("user").put("id", person).put("is_bot", false).put("first_name", "Ada");
        return partner;
    }
}
