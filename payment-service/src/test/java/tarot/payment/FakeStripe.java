package tarot.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** As much of Stripe as sells through Checkout. What happens makes events, which nobody delivers but the test. */
public final class FakeStripe extends FakeProvider {

    public static final String SECRET = "whsec_fake_new";
    public static final String OLD_SECRET = "whsec_fake_old";

    private final Map<String, ObjectNode> sessions = new LinkedHashMap<>();
    private final Map<String, ObjectNode> refunds = new LinkedHashMap<>();
    private final Map<String, ObjectNode> disputes = new LinkedHashMap<>();
    private final List<ObjectNode> events = new ArrayList<>();
    private final Map<String, ObjectNode> answers = new LinkedHashMap<>();
    private final Map<String, String> asked = new LinkedHashMap<>();
    private long clock = Instant.now().getEpochSecond();

    // ---- what people do

    /** The card is charged. */
    public synchronized List<ObjectNode> pay(String session) {
        var paid = session(session).put("status", "complete").put("payment_status", "paid");
        paid.put("payment_intent", intent(session)).putNull("url");
        return List.of(event("checkout.session.completed", paid));
    }

    /** A bank is asked for the money: that takes days. */
    public synchronized List<ObjectNode> payLater(String session) {
        var complete = session(session).put("status", "complete");
        complete.put("payment_intent", intent(session)).putNull("url");
        return List.of(event("checkout.session.completed", complete));
    }

    public synchronized List<ObjectNode> arrive(String session) {
        var paid = session(session).put("payment_status", "paid");
        return List.of(event("checkout.session.async_payment_succeeded", paid));
    }

    public synchronized List<ObjectNode> failToArrive(String session) {
        return List.of(event("checkout.session.async_payment_failed", session(session)));
    }

    public synchronized List<ObjectNode> expire(String session) {
        var expired = session(session).put("status", "expired").putNull("url");
        return List.of(event("checkout.session.expired", expired));
    }

    /** Another amount, as if the page had been tampered with. */
    public synchronized List<ObjectNode> charge(String session, long amount, String currency) {
        session(session).put("amount_total", amount).put("currency", currency);
        return List.of();
    }

    public synchronized List<ObjectNode> refund(String session, long amount) {
        var refund = JSON.createObjectNode()
                .put("id", "re_" + unique())
                .put("object", "refund")
                .put("amount", amount)
                .put("created", ++clock)
                .put("currency", "usd")
                .put("payment_intent", intent(session))
                .put("status", "succeeded");
        refunds.put(refund.path("id").asString(), refund);
        return List.of(event("refund.created", refund), event("charge.refunded", charge(session)));
    }

    public synchronized List<ObjectNode> failRefunds(String session) {
        var made = new ArrayList<ObjectNode>();
        refundsOf(session).forEach(refund -> {
            refund.put("status", "failed");
            made.add(event("charge.refund.updated", refund));
            made.add(event("refund.failed", refund));
        });
        return made;
    }

    public synchronized List<ObjectNode> dispute(String session, long amount, String status) {
        var dispute = JSON.createObjectNode()
                .put("id", "dp_" + unique())
                .put("object", "dispute")
                .put("amount", amount)
                .put("payment_intent", intent(session))
                .put("status", status);
        disputes.put(session, dispute);
        return List.of(event("charge.dispute.created", dispute));
    }

    public synchronized List<ObjectNode> closeDispute(String session, String status) {
        var dispute = Optional.ofNullable(disputes.get(session)).orElseThrow().put("status", status);
        return List.of(event("charge.dispute.closed", dispute));
    }

    /** The next so many times that a page is asked for. */
    public void fail(int times, Fault fault) {
        fail(times, fault, call -> call.method().equals("POST"));
    }

    /** The next so many times that a session or refunds are looked at. */
    public void failLooks(int times, Fault fault) {
        fail(
                times,
                fault,
                call -> call.path().startsWith("/v1/checkout/sessions/")
                        || call.path().equals("/v1/refunds"));
    }

    /** As after thirty days. */
    public synchronized void forgetEvents() {
        events.clear();
    }

    // ---- what tests look at

    public static byte[] bytes(ObjectNode event) {
        return JSON.writeValueAsBytes(event);
    }

    public synchronized List<String> sessionsOf(UUID order) {
        return sessions.values().stream()
                .filter(session -> matches(session.path("metadata"), "order", order.toString()))
                .map(session -> session.path("id").asString())
                .toList();
    }

    public synchronized String pageOf(String session) {
        return session(session).path("url").asString("");
    }

    /** The header that Stripe sends along with this body, now; by its own library. */
    public static String signature(byte[] body, String secret) {
        try {
            var time = Instant.now().getEpochSecond();
            return "t=" + time + ",v1="
                    + com.stripe.net.Webhook.Util.computeHmacSha256(secret, time + "." + new String(body, UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A page for an order, as if the service had asked. */
    public synchronized String open(UUID order, long amount) {
        var made = make(Map.of(
                "metadata[order]", order.toString(),
                "line_items[0][price_data][unit_amount]", Long.toString(amount),
                "line_items[0][price_data][currency]", "usd"));
        return made.path("id").asString();
    }

    /** A page that was asked for with other parameters under the order's key. */
    public synchronized void spoil(UUID order, long amount) {
        open(order, amount);
        asked.put(order.toString(), "others");
    }

    // ---- the API

    @Override
    synchronized Reply answer(Call call) {
        var form = form(call.method().equals("POST") ? call.body() : call.query());
        if (call.method().equals("POST") && call.path().equals("/v1/checkout/sessions")) {
            return create(form, call.body(), String.valueOf(call.key()));
        }
        if (call.path().equals("/v1/checkout/sessions")) {
            return new Reply(200, page(List.copyOf(sessions.values()).reversed(), form));
        }
        if (call.path().equals("/v1/refunds")) {
            return new Reply(200, page(List.copyOf(refunds.values()).reversed(), form));
        }
        if (call.path().equals("/v1/events")) {
            return new Reply(200, page(List.copyOf(events).reversed(), form));
        }
        var session = sessions.get(call.path().substring(call.path().lastIndexOf('/') + 1));
        return session == null ? new Reply(404, failure(404)) : new Reply(200, session.deepCopy());
    }

    @Override
    ObjectNode failure(int status) {
        var type = status < 500 ? "invalid_request_error" : "api_error";
        var answer = JSON.createObjectNode();
        answer.putObject("error").put("type", type).put("message", "status " + status);
        return answer;
    }

    private Reply create(Map<String, String> form, String body, String key) {
        if (!body.equals(asked.getOrDefault(key, body))) {
            var answer = JSON.createObjectNode();
            answer.putObject("error").put("type", "idempotency_error").put("message", "other parameters");
            return new Reply(400, answer);
        }
        asked.put(key, body);
        return new Reply(200, answers.computeIfAbsent(key, _ -> make(form).deepCopy()));
    }

    private ObjectNode make(Map<String, String> form) {
        var id = "cs_test_" + unique();
        var session = JSON.createObjectNode()
                .put("id", id)
                .put("object", "checkout.session")
                .put("amount_total", Long.parseLong(form.get("line_items[0][price_data][unit_amount]")))
                .put("currency", form.get("line_items[0][price_data][currency]"))
                .put("created", Instant.now().getEpochSecond())
                .put("status", "open")
                .put("payment_status", "unpaid")
                .put("url", url() + "/pay/" + id)
                .putNull("payment_intent");
        session.putObject("metadata").put("order", form.get("metadata[order]"));
        sessions.put(id, session);
        return session;
    }

    /** Newest first, as far as the filters let through. */
    private static ObjectNode page(List<ObjectNode> all, Map<String, String> form) {
        var after = form.getOrDefault("starting_after", "");
        var limit = Integer.parseInt(form.getOrDefault("limit", "10"));
        var rest = all.stream()
                .dropWhile(one -> !matches(one, "id", after))
                .skip(after.isEmpty() ? 0 : 1)
                .filter(one -> matches(one, "payment_intent", form.getOrDefault("payment_intent", "")))
                .filter(one -> !form.containsKey("types[]")
                        || Arrays.asList(form.get("types[]").split(","))
                                .contains(one.path("type").asString("")))
                .filter(one -> one.path("created").asLong(0) >= Long.parseLong(form.getOrDefault("created[gte]", "0")))
                .toList();
        var page = JSON.createObjectNode().put("object", "list").put("has_more", rest.size() > limit);
        var data = page.putArray("data");
        rest.stream().limit(limit).forEach(one -> data.add(one.deepCopy()));
        return page;
    }

    private static boolean matches(JsonNode one, String field, String wanted) {
        return wanted.isEmpty() || one.path(field).asString("").equals(wanted);
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], UTF_8),
                        pair -> URLDecoder.decode(pair[1], UTF_8),
                        (one, other) -> one + "," + other,
                        LinkedHashMap::new));
    }

    private ObjectNode event(String type, ObjectNode object) {
        var event = JSON.createObjectNode()
                .put("id", "evt_" + unique())
                .put("object", "event")
                .put("created", Instant.now().getEpochSecond())
                .put("type", type);
        event.putObject("data").set("object", object.deepCopy());
        events.add(event);
        return event;
    }

    private ObjectNode charge(String session) {
        var refunded = refundsOf(session).stream()
                .mapToLong(refund -> refund.path("amount").asLong())
                .sum();
        return JSON.createObjectNode()
                .put("id", session.replace("cs_test_", "ch_"))
                .put("object", "charge")
                .put("payment_intent", intent(session))
                .put("amount_refunded", refunded);
    }

    private List<ObjectNode> refundsOf(String session) {
        return refunds.values().stream()
                .filter(refund -> matches(refund, "payment_intent", intent(session)))
                .toList();
    }

    private ObjectNode session(String id) {
        return Optional.ofNullable(sessions.get(id)).orElseThrow();
    }

    private static String intent(String session) {
        return session.replace("cs_test_", "pi_");
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
