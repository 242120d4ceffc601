package tarot.simulators.admin;

import java.time.Duration;
import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tarot.simulators.stripe.Charge;
import tarot.simulators.stripe.CheckoutSession;
import tarot.simulators.stripe.Dispute;
import tarot.simulators.stripe.StripeFault;
import tarot.simulators.stripe.StripeSimulator;
import tools.jackson.databind.node.ObjectNode;

/** {@code /admin/stripe/…}: pays, expires, refunds and disputes; loses, repeats and shuffles webhooks; plans faults. */
final class StripeAdmin {

    private final StripeSimulator stripe;

    StripeAdmin(StripeSimulator stripe) {
        this.stripe = stripe;
    }

    Reply answer(Request request) {
        boolean post = request.method().equals("POST");
        return switch (request.segment(2)) {
            case "sessions" -> post ? change(request, Admin.body(request)) : sessions();
            case "disputes" -> dispute(request.segment(3), Admin.body(request));
            case "refunds" -> refund(request.segment(3));
            case "events" -> events();
            case "webhooks" -> webhooks(request);
            case "faults" -> faults(request);
            default -> Reply.notFound();
        };
    }

    private Reply change(Request request, ObjectNode body) {
        var id = request.segment(3);
        long amount = body.path("amount").asLong(-1);
        return switch (request.segment(4)) {
            case "pay" -> done(stripe.pay(id, amount), "this session is not open");
            case "pay-later" -> done(stripe.payLater(id), "this session is not open");
            case "arrive" ->
                done(stripe.arrive(id, body.path("succeeded").asBoolean(true)), "this session waits for no money");
            case "expire" -> done(stripe.expire(id), "this session is not open");
            case "refund" ->
                Reply.json(
                        200,
                        Json.object().put("refund", stripe.refund(id, amount).id()));
            case "dispute" ->
                Reply.json(
                        200,
                        Json.object().put("dispute", stripe.dispute(id, amount).id()));
            default -> Reply.notFound();
        };
    }

    /** The word of the buyer's bank on a dispute. */
    private Reply dispute(String id, ObjectNode body) {
        if (!body.has("won")) {
            throw new IllegalArgumentException("say whether it is won");
        }
        return done(stripe.closeDispute(id, body.path("won").asBoolean(false)), "this dispute is not open");
    }

    /** The only thing that becomes of a refund: it comes back. */
    private Reply refund(String id) {
        return done(stripe.failRefund(id), "there is no such refund");
    }

    private static Reply done(boolean done, String otherwise) {
        if (!done) {
            throw new IllegalStateException(otherwise);
        }
        return Admin.done();
    }

    private Reply sessions() {
        var answer = Json.object();
        var array = answer.putArray("sessions");
        stripe.sessions().forEach(session -> array.add(session(session)));
        return Reply.json(200, answer);
    }

    private ObjectNode session(CheckoutSession session) {
        var json = Json.object()
                .put("id", session.id())
                .put("state", Names.of(session.state()))
                .put("product", session.product())
                .put("amount", session.amount())
                .put("currency", session.currency())
                .put("payUrl", session.payUrl());
        json.set("metadata", session.request().path("metadata"));
        stripe.charge(session.id()).ifPresent(charge -> json.set("charge", charge(charge)));
        return json;
    }

    private static ObjectNode charge(Charge charge) {
        var json = Json.object()
                .put("id", charge.id())
                .put("state", Names.of(charge.state()))
                .put("amount", charge.amount())
                .put("refunded", charge.refunded());
        if (charge.dispute() instanceof Dispute dispute) {
            json.putObject("dispute")
                    .put("id", dispute.id())
                    .put("amount", dispute.amount())
                    .put("state", Names.of(dispute.state()));
        }
        return json;
    }

    private Reply events() {
        var answer = Json.object();
        var array = answer.putArray("events");
        stripe.events()
                .forEach(event -> array.addObject()
                        .put("id", event.path("id").asString(""))
                        .put("type", event.path("type").asString(""))
                        .put(
                                "about",
                                event.path("data").path("object").path("id").asString("")));
        return Reply.json(200, answer);
    }

    private Reply webhooks(Request request) {
        if (request.method().equals("POST")) {
            plan(Admin.body(request));
            return Admin.done();
        }
        var answer = Json.object().put("held", stripe.heldEvents());
        var array = answer.putArray("deliveries");
        stripe.deliveries()
                .forEach(delivery -> array.addObject()
                        .put("event", delivery.eventId())
                        .put("type", delivery.type())
                        .put("status", delivery.status())
                        .put("at", delivery.at().toEpochMilli()));
        return Reply.json(200, answer);
    }

    private void plan(ObjectNode body) {
        if (body.has("copies")) {
            stripe.deliverEach(body.path("copies").asInt(1));
        }
        if (body.has("lose")) {
            stripe.loseEvents(body.path("lose").asLong(1));
        }
        if (body.has("secret")) {
            stripe.signWith(body.path("secret").asInt(1));
        }
        if (body.path("hold").asBoolean(false)) {
            stripe.holdEvents();
        }
        if (body.has("shuffle")) {
            stripe.releaseShuffled(body.path("shuffle").asLong(1));
        }
        if (body.has("redeliver")) {
            stripe.redeliver(body.path("redeliver").asString(""));
        }
    }

    private Reply faults(Request request) {
        if (request.method().equals("DELETE")) {
            stripe.heal();
        } else if (request.method().equals("POST")) {
            planFault(Admin.body(request));
        }
        return Reply.json(200, Json.object().put("faultsLeft", stripe.faultsLeft()));
    }

    private void planFault(ObjectNode body) {
        int times = body.path("times").asInt(1);
        var kind = body.path("kind").asString("");
        var method = body.path("method").asString("");
        if (kind.equals("late")) {
            stripe.late(times, Duration.ofMillis(body.path("millis").asLong(1_000)), method);
        } else {
            stripe.fail(times, Names.constant(StripeFault.class, kind), method);
        }
    }
}
