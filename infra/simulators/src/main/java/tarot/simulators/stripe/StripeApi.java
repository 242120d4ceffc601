package tarot.simulators.stripe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tarot.simulators.http.Json;
import tarot.simulators.http.Parameters;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The resources under {@code /v1} that a shop which sells through Checkout needs: reads forms, answers JSON. */
final class StripeApi {

    private static final String SESSIONS = "/v1/checkout/sessions";

    private final CheckoutSessions sessions;
    private final Charges charges;
    private final Events events;
    private final Payments payments;
    private final IdempotencyKeys keys;

    StripeApi(CheckoutSessions sessions, Charges charges, Events events, Payments payments, IdempotencyKeys keys) {
        this.sessions = sessions;
        this.charges = charges;
        this.events = events;
        this.payments = payments;
        this.keys = keys;
    }

    Reply answer(Request request) {
        try {
            var form = Parameters.of(request).texts();
            return request.method().equals("POST")
                    ? change(request, form)
                    : Reply.json(200, look(request, Nested.read(form)));
        } catch (StripeRefusal refusal) {
            return refusal.reply();
        } catch (IllegalArgumentException _) {
            return StripeRefusal.invalid("", "The request could not be read.").reply();
        }
    }

    private Reply change(Request request, Map<String, String> form) {
        var key = request.header("Idempotency-Key").orElse("");
        var fingerprint = request.path() + new TreeMap<>(form);
        var answer = keys.once(key, fingerprint, () -> changed(request, Nested.read(form)));
        return Reply.json(200, answer.body(), answer.replayed() ? Map.of("Idempotent-Replayed", "true") : Map.of());
    }

    private ObjectNode changed(Request request, ObjectNode form) {
        if (request.path().equals(SESSIONS)) {
            return sessions.create(form).json();
        }
        if (request.path().equals("/v1/refunds")) {
            return refund(form);
        }
        if (request.path().startsWith(SESSIONS + "/") && request.segment(4).equals("expire")) {
            var id = request.segment(3);
            if (!payments.expire(id)) {
                session(id);
                throw StripeRefusal.invalid("", "Only Checkout Sessions with a status in [\"open\"] can be expired.");
            }
            return session(id);
        }
        throw StripeRefusal.unknownUrl("POST", request.path());
    }

    private ObjectNode refund(ObjectNode form) {
        var intent = form.path("payment_intent").asString("");
        var id = form.path("charge").asString("");
        var amount = form.path("amount").asString("-1");
        if (!amount.matches("-1|\\d{1,12}")) {
            throw StripeRefusal.invalid("amount", "Invalid integer: " + amount);
        }
        var charge = (id.isEmpty() ? charges.ofIntent(intent) : charges.find(id))
                .orElseThrow(() -> id.isEmpty()
                        ? StripeRefusal.noSuch("payment_intent", intent)
                        : StripeRefusal.noSuch("charge", id));
        var after = payments.refund(charge, Long.parseLong(amount));
        return after.json(after.refunds().getLast());
    }

    private ObjectNode look(Request request, ObjectNode query) {
        var resource = request.segment(1).equals("checkout") ? SESSIONS : "/v1/" + request.segment(1);
        var id = request.path().equals(resource) ? "" : request.segment(request.depth() - 1);
        var known = switch (resource) {
            case SESSIONS, "/v1/events", "/v1/charges", "/v1/payment_intents", "/v1/refunds", "/v1/disputes" -> true;
            default -> false;
        };
        if (!known || !request.path().equals(id.isEmpty() ? resource : resource + "/" + id)) {
            throw StripeRefusal.unknownUrl(request.method(), request.path());
        }
        var answer = id.isEmpty() ? list(resource, query) : one(resource, id);
        query.path("expand")
                .valueStream()
                .forEach(path -> expand(answer, List.of(path.asString("").split("\\."))));
        return answer;
    }

    private ObjectNode list(String resource, ObjectNode query) {
        var what = resource.substring(resource.lastIndexOf('/') + 1, resource.length() - 1);
        return new Listing(resource, query)
                .of(
                        what,
                        switch (resource) {
                            case SESSIONS ->
                                sessions.newestFirst().stream()
                                        .map(CheckoutSession::json)
                                        .toList();
                            case "/v1/events" -> events.list().reversed();
                            case "/v1/charges" -> all(Charge::json);
                            case "/v1/payment_intents" -> all(Charge::intentJson);
                            case "/v1/refunds" -> refunds();
                            default ->
                                charges.newestFirst().stream()
                                        .flatMap(charge -> dispute(charge).stream())
                                        .toList();
                        });
    }

    private ObjectNode one(String resource, String id) {
        return switch (resource) {
            case SESSIONS -> session(id);
            case "/v1/events" ->
                events.list().stream()
                        .filter(event -> event.path("id").asString("").equals(id))
                        .findFirst()
                        .map(ObjectNode::deepCopy)
                        .orElseThrow(() -> StripeRefusal.noSuch("event", id));
            default -> thing(id).orElseThrow(() -> StripeRefusal.noSuch(what(resource), id));
        };
    }

    private static String what(String resource) {
        return resource.substring("/v1/".length(), resource.length() - 1);
    }

    private ObjectNode session(String id) {
        return sessions.find(id)
                .map(CheckoutSession::json)
                .orElseThrow(() -> StripeRefusal.noSuch("checkout.session", id));
    }

    /** A charge, payment intent, refund or dispute, which its id tells apart. */
    private Optional<ObjectNode> thing(String id) {
        return Stream.of(
                        charges.find(id).map(Charge::json),
                        charges.ofIntent(id).map(Charge::intentJson),
                        charges.ofRefund(id)
                                .flatMap(charge -> charge.refunds().stream()
                                        .filter(refund -> refund.id().equals(id))
                                        .findFirst()
                                        .map(charge::json)),
                        charges.ofDispute(id).flatMap(StripeApi::dispute))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<ObjectNode> all(Function<Charge, ObjectNode> form) {
        return charges.newestFirst().stream().map(form).toList();
    }

    private List<ObjectNode> refunds() {
        return charges.newestFirst().stream()
                .flatMap(charge -> charge.refunds().reversed().stream().map(charge::json))
                .toList();
    }

    private static Optional<ObjectNode> dispute(Charge charge) {
        return charge.dispute() instanceof Dispute dispute ? Optional.of(charge.json(dispute)) : Optional.empty();
    }

    /** Puts things in the place of their ids, as {@code expand[]} asks for. */
    private void expand(JsonNode node, List<String> path) {
        if (path.isEmpty()) {
            return;
        }
        if (node instanceof ArrayNode array) {
            array.forEach(member -> expand(member, path));
        } else if (node instanceof ObjectNode object) {
            var name = path.getFirst();
            if (object.path(name).isString()) {
                thing(object.path(name).asString()).ifPresent(thing -> object.set(name, thing));
            } else if (name.equals("refunds")
                    && object.path("object").asString("").equals("charge")) {
                object.set("refunds", refundsOf(object.path("id").asString("")));
            }
            expand(object.path(name), path.subList(1, path.size()));
        }
    }

    private ObjectNode refundsOf(String charge) {
        var json = Json.object().put("object", "list").put("has_more", false).put("url", "/v1/charges/" + charge);
        var data = json.putArray("data");
        refunds().stream()
                .filter(refund -> refund.path("charge").asString("").equals(charge))
                .forEach(data::add);
        return json;
    }
}
