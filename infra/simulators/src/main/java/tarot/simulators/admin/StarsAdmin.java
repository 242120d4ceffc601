package tarot.simulators.admin;

import java.time.Duration;
import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tarot.simulators.telegram.Checkouts;
import tarot.simulators.telegram.PaymentFault;
import tarot.simulators.telegram.StarPayment;
import tools.jackson.databind.node.ObjectNode;

/** {@code /admin/telegram/payments…} and {@code …/payment-faults}: what was paid in Stars, refunds from outside, mishaps. */
final class StarsAdmin {

    private final Checkouts checkouts;

    StarsAdmin(Checkouts checkouts) {
        this.checkouts = checkouts;
    }

    Reply payments(Request request) {
        return request.method().equals("POST") ? change(request) : list();
    }

    Reply faults(Request request) {
        if (request.method().equals("DELETE")) {
            checkouts.heal();
        } else if (request.method().equals("POST")) {
            var body = Admin.body(request);
            checkouts.fail(
                    body.path("times").asInt(1),
                    fault(body),
                    body.has("chat") ? body.path("chat").asLong(0) : null);
        }
        return Reply.json(200, Json.object().put("faultsLeft", checkouts.faultsLeft()));
    }

    private Reply change(Request request) {
        var charge = request.segment(3);
        return switch (request.segment(4)) {
            case "refund" -> {
                boolean told = Admin.body(request).path("told").asBoolean(true);
                yield Reply.json(200, payment(checkouts.refund(charge, told)));
            }
            case "tell" -> {
                checkouts.tellAgain(charge);
                yield Admin.done();
            }
            default -> Reply.notFound();
        };
    }

    private Reply list() {
        var answer = Json.object().put("balance", checkouts.balance());
        var array = answer.putArray("payments");
        checkouts.payments().forEach(payment -> array.add(payment(payment)));
        return Reply.json(200, answer);
    }

    static ObjectNode payment(StarPayment payment) {
        return Json.object()
                .put("charge", payment.charge())
                .put("user", payment.user())
                .put("amount", payment.amount())
                .put("payload", payment.payload())
                .put("at", payment.at().toEpochMilli())
                .put("refunded", payment.isRefunded());
    }

    private static PaymentFault fault(ObjectNode body) {
        var kind = body.path("kind").asString("");
        return switch (kind) {
            case "lost" -> new PaymentFault.Lost();
            case "copies" -> new PaymentFault.Copies(body.path("copies").asInt(2));
            case "amount" -> new PaymentFault.Amount(body.path("amount").asLong(1));
            case "late" ->
                new PaymentFault.Late(Duration.ofMillis(body.path("millis").asLong(1_000)));
            default ->
                throw new IllegalArgumentException(
                        "no fault is called \"" + kind + "\"; there are lost, copies, amount and late");
        };
    }
}
