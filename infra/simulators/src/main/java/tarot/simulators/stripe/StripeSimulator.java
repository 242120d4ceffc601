package tarot.simulators.stripe;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import tarot.simulators.control.Planned;
import tarot.simulators.http.Json;
import tarot.simulators.http.Parameters;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tools.jackson.databind.node.ObjectNode;

/** Stripe, as far as a shop that sells through Checkout sees it. All methods may be called from any thread. */
public final class StripeSimulator implements AutoCloseable {

    private static final Duration ENDLESS = Duration.ofMinutes(5);

    private final CheckoutSessions sessions;
    private final Events events;
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private final Planned<StripeFault, Request> faults = new Planned<>();

    /** @param baseUrl where the pay page will be, asked only once there are requests */
    public StripeSimulator(StripeSettings settings, Clock clock, Supplier<String> baseUrl) {
        this.sessions = new CheckoutSessions(clock, baseUrl);
        this.events = new Events(settings, clock);
    }

    /** Answers {@code /v1/checkout/…} and {@code /v1/events…}. */
    public Reply call(Request request) throws InterruptedException {
        if (request.header("Authorization").filter(key -> key.length() > 8).isEmpty()) {
            return StripeRefusal.unauthorized().reply();
        }
        var fault = faults.strike(request);
        return fault.isPresent() ? struck(fault.get(), request) : answer(request);
    }

    /** Answers {@code /pay/<session>}, and the two buttons on it. */
    public Reply payPage(Request request) {
        var id = request.segment(1);
        var session = sessions.find(id);
        if (session.isEmpty()) {
            return Reply.html(404, PayPage.notice("Not found", "There is no such checkout."));
        }
        if (!request.method().equals("POST")) {
            return Reply.html(200, PayPage.of(session.get()));
        }
        return switch (request.segment(2)) {
            case "pay" -> {
                pay(id);
                yield Reply.redirect(session.get().successUrl());
            }
            case "cancel" -> {
                var back = session.get().cancelUrl();
                yield back.isEmpty()
                        ? Reply.html(200, PayPage.notice("Cancelled", "Nothing was paid. You can go back to the chat."))
                        : Reply.redirect(back);
            }
            default -> Reply.notFound();
        };
    }

    /** A page for shops that have none of their own to send people to after they have paid. */
    public Reply thanks() {
        return Reply.html(200, PayPage.notice("Thank you", "Close this page and go back to the chat."));
    }

    /** Newest first. */
    public List<CheckoutSession> sessions() {
        return sessions.newestFirst();
    }

    public Optional<CheckoutSession> session(String id) {
        return sessions.find(id);
    }

    /** Pays, as the button on the pay page does; false if the session is not open any more. */
    public boolean pay(String session) {
        var paid = sessions.close(session, CheckoutSession.State.PAID);
        paid.ifPresent(it -> events.publish("checkout.session.completed", it.json()));
        return paid.isPresent();
    }

    /** Lets a session expire; false if it is not open any more. */
    public boolean expire(String session) {
        var expired = sessions.close(session, CheckoutSession.State.EXPIRED);
        expired.ifPresent(it -> events.publish("checkout.session.expired", it.json()));
        return expired.isPresent();
    }

    /** From now on each event is delivered so many times, each time until it is accepted. */
    public void deliverEach(int times) {
        events.copies(times);
    }

    /** Delivers what was delivered before once more. */
    public void redeliver(String eventId) {
        events.list().stream()
                .filter(event -> event.path("id").asString("").equals(eventId))
                .forEach(event -> events.deliver(event, 1));
    }

    /** Events are posted there from now on; empty for nowhere. */
    public void webhookUrl(String url) {
        events.webhookUrl(url);
    }

    /** The header that Stripe would send along with this payload, now. */
    public String signature(byte[] payload) {
        return events.signature(payload);
    }

    /** The latest events, oldest first, at most 1,000. */
    public List<ObjectNode> events() {
        return events.list();
    }

    /** The latest postings to the webhook, oldest first, at most 1,000. */
    public List<StripeDelivery> deliveries() {
        return events.deliveries();
    }

    /** The next so many calls of the API fail so. */
    public void fail(int times, StripeFault fault) {
        faults.plan(times, fault, _ -> true);
    }

    public void heal() {
        faults.clear();
    }

    public long faultsLeft() {
        return faults.remaining();
    }

    /** No faults, no copies, no record of deliveries. Sessions and events stay. */
    public void reset() {
        faults.clear();
        events.clear();
    }

    @Override
    public void close() {
        events.close();
    }

    private Reply struck(StripeFault fault, Request request) throws InterruptedException {
        return switch (fault) {
            case SERVER_ERROR -> StripeRefusal.serverError().reply();
            case TOO_MANY_REQUESTS -> StripeRefusal.tooManyRequests().reply();
            case CUT -> Reply.cut();
            case LOST_ANSWER -> {
                answer(request);
                yield Reply.cut();
            }
            case TIMEOUT -> {
                answer(request);
                Thread.sleep(ENDLESS);
                yield Reply.cut();
            }
        };
    }

    private Reply answer(Request request) {
        try {
            var form = Parameters.of(request).texts();
            return request.method().equals("POST") ? change(request, form) : Reply.json(200, look(request, form));
        } catch (StripeRefusal refusal) {
            return refusal.reply();
        } catch (IllegalArgumentException _) {
            return StripeRefusal.invalid("", "The request could not be read.").reply();
        }
    }

    private Reply change(Request request, Map<String, String> form) {
        var key = request.header("Idempotency-Key").orElse("");
        var fingerprint = request.path() + new TreeMap<>(form);
        var answer = keys.once(key, fingerprint, () -> changed(request, form));
        return Reply.json(200, answer.body(), answer.replayed() ? Map.of("Idempotent-Replayed", "true") : Map.of());
    }

    private ObjectNode changed(Request request, Map<String, String> form) {
        if (request.path().equals("/v1/checkout/sessions")) {
            return sessions.create(Nested.read(form)).json();
        }
        if (request.path().startsWith("/v1/checkout/sessions/")
                && request.segment(4).equals("expire")) {
            var id = request.segment(3);
            if (!expire(id)) {
                found(id);
                throw StripeRefusal.invalid("", "Only Checkout Sessions with a status in [\"open\"] can be expired.");
            }
            return found(id).json();
        }
        throw StripeRefusal.unknownUrl("POST", request.path());
    }

    private ObjectNode look(Request request, Map<String, String> form) {
        var id = request.segment(request.depth() - 1);
        if (request.path().equals("/v1/checkout/sessions")) {
            return list(
                    request.path(),
                    form,
                    sessions().stream().map(CheckoutSession::json).toList());
        }
        if (request.path().equals("/v1/events")) {
            return list(request.path(), form, events().reversed());
        }
        if (request.path().equals("/v1/checkout/sessions/" + id)) {
            return found(id).json();
        }
        if (request.path().equals("/v1/events/" + id)) {
            return events().stream()
                    .filter(event -> event.path("id").asString("").equals(id))
                    .findFirst()
                    .orElseThrow(() -> StripeRefusal.noSuch("event", id));
        }
        throw StripeRefusal.unknownUrl(request.method(), request.path());
    }

    private CheckoutSession found(String id) {
        return sessions.find(id).orElseThrow(() -> StripeRefusal.noSuch("checkout.session", id));
    }

    /** A page of a list, newest first, after {@code starting_after}. */
    private static ObjectNode list(String url, Map<String, String> form, List<ObjectNode> all) {
        var limit = form.getOrDefault("limit", "10");
        int size = limit.matches("\\d{1,3}") ? Math.clamp(Integer.parseInt(limit), 1, 100) : 10;
        var after = form.getOrDefault("starting_after", "");
        var type = form.getOrDefault("type", "");
        var rest = all.stream()
                .filter(item -> type.isEmpty() || item.path("type").asString("").equals(type))
                .dropWhile(item ->
                        !after.isEmpty() && !item.path("id").asString("").equals(after))
                .skip(after.isEmpty() ? 0 : 1)
                .toList();
        var page = Json.object().put("object", "list").put("url", url).put("has_more", rest.size() > size);
        var data = page.putArray("data");
        rest.stream().limit(size).forEach(data::add);
        return page;
    }
}
