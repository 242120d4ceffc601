package tarot.simulators.admin;

import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tarot.simulators.stripe.StripeFault;
import tarot.simulators.stripe.StripeSimulator;

/** {@code /admin/stripe/…}: pays, expires, repeats webhooks, plans faults. */
final class StripeAdmin {

    private final StripeSimulator stripe;

    StripeAdmin(StripeSimulator stripe) {
        this.stripe = stripe;
    }

    Reply answer(Request request) {
        return switch (request.segment(2)) {
            case "sessions" -> request.method().equals("POST") ? change(request) : sessions();
            case "webhooks" -> webhooks(request);
            case "faults" -> faults(request);
            default -> Reply.notFound();
        };
    }

    private Reply change(Request request) {
        var id = request.segment(3);
        boolean changed = request.segment(4).equals("expire") ? stripe.expire(id) : stripe.pay(id);
        if (!changed) {
            throw new IllegalStateException("this session is not open");
        }
        return Admin.done();
    }

    private Reply sessions() {
        var answer = Json.object();
        var array = answer.putArray("sessions");
        stripe.sessions()
                .forEach(session -> array.addObject()
                        .put("id", session.id())
                        .put("state", Names.of(session.state()))
                        .put("product", session.product())
                        .put("amount", session.amount())
                        .put("currency", session.currency())
                        .put("payUrl", session.payUrl())
                        .set("metadata", session.request().path("metadata")));
        return Reply.json(200, answer);
    }

    private Reply webhooks(Request request) {
        if (request.method().equals("POST")) {
            var body = Admin.body(request);
            if (body.has("copies")) {
                stripe.deliverEach(body.path("copies").asInt(1));
            }
            if (body.has("redeliver")) {
                stripe.redeliver(body.path("redeliver").asString(""));
            }
            return Admin.done();
        }
        var answer = Json.object();
        var array = answer.putArray("deliveries");
        stripe.deliveries()
                .forEach(delivery -> array.addObject()
                        .put("event", delivery.eventId())
                        .put("status", delivery.status())
                        .put("at", delivery.at().toEpochMilli()));
        return Reply.json(200, answer);
    }

    private Reply faults(Request request) {
        if (request.method().equals("DELETE")) {
            stripe.heal();
        } else if (request.method().equals("POST")) {
            var body = Admin.body(request);
            var fault = Names.constant(StripeFault.class, body.path("kind").asString(""));
            stripe.fail(body.path("times").asInt(1), fault);
        }
        return Reply.json(200, Json.object().put("faultsLeft", stripe.faultsLeft()));
    }
}
