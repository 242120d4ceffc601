package tarot.simulators.stripe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import tarot.simulators.control.Journal;
import tarot.simulators.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All sessions, the oldest forgotten beyond ten thousand. Ids are never those of an earlier run. */
final class CheckoutSessions {

    static final String KIND = "session";
    private static final int KEPT = 10_000;

    private final LinkedHashMap<String, CheckoutSession> sessions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CheckoutSession> eldest) {
            return size() > KEPT;
        }
    };

    private final Clock clock;
    private final Supplier<String> baseUrl;
    private final String run;
    private final Journal journal;
    private final AtomicLong numbers = new AtomicLong();

    CheckoutSessions(Journal journal, Clock clock, Supplier<String> baseUrl) {
        this.journal = journal;
        this.clock = clock;
        this.baseUrl = baseUrl;
        this.run = Long.toString(clock.millis(), 36);
    }

    /** @throws StripeRefusal if Stripe would not make such a session */
    CheckoutSession create(ObjectNode request) {
        for (var required : List.of("mode", "line_items", "success_url")) {
            if (!request.has(required)) {
                throw StripeRefusal.missing(required);
            }
        }
        if (!request.path("mode").asString("").equals("payment")) {
            throw StripeRefusal.invalid("mode", "This stand-in sells in mode 'payment' only.");
        }
        var items = Nested.list(request.path("line_items"));
        long amount = 0;
        for (var item : items) {
            amount += price(item);
        }
        var first = items.path(0).path("price_data");
        var product = first.path("product_data").path("name").asString("");
        if (product.isBlank()) {
            throw StripeRefusal.missing("line_items[0][price_data][product_data][name]");
        }
        var id = "cs_test_" + run + "x" + numbers.incrementAndGet();
        var now = clock.instant();
        var session = new CheckoutSession(
                id,
                CheckoutSession.State.OPEN,
                request,
                product,
                amount,
                first.path("currency").asString("").toLowerCase(Locale.ROOT),
                baseUrl.get() + "/pay/" + id,
                now,
                expiry(request, now));
        return store(session);
    }

    synchronized Optional<CheckoutSession> find(String id) {
        return Optional.ofNullable(sessions.get(id)).map(this::aged);
    }

    synchronized List<CheckoutSession> newestFirst() {
        return new ArrayList<>(sessions.values())
                .reversed().stream().map(this::aged).toList();
    }

    /**
     * Moves an open session on; empty if it is no longer open.
     *
     * @param paid what is paid in place of what is asked; -1 for just that
     */
    synchronized Optional<CheckoutSession> close(String id, CheckoutSession.State state, long paid) {
        return Optional.ofNullable(sessions.get(id))
                .filter(session -> session.state() == CheckoutSession.State.OPEN)
                .filter(session -> state == CheckoutSession.State.EXPIRED || !isOver(session))
                .map(session -> store(session.in(state, paid < 0 ? session.amount() : paid)));
    }

    /** Moves on a session that waits for its money; empty if it does not. */
    synchronized Optional<CheckoutSession> settle(String id, CheckoutSession.State state) {
        return Optional.ofNullable(sessions.get(id))
                .filter(session -> session.state() == CheckoutSession.State.PROCESSING)
                .map(session -> store(session.in(state)));
    }

    /** The ids of those that are open though their time is over. */
    synchronized List<String> overdue() {
        return sessions.values().stream()
                .filter(session -> session.state() == CheckoutSession.State.OPEN && isOver(session))
                .map(CheckoutSession::id)
                .toList();
    }

    synchronized void restore(ObjectNode saved) {
        var session = new CheckoutSession(
                saved.path("id").asString(""),
                CheckoutSession.State.valueOf(saved.path("state").asString("")),
                (ObjectNode) saved.path("request"),
                saved.path("product").asString(""),
                saved.path("amount").asLong(0),
                saved.path("currency").asString(""),
                saved.path("payUrl").asString(""),
                Instant.parse(saved.path("created").asString("")),
                Instant.parse(saved.path("expires").asString("")));
        sessions.put(session.id(), session);
    }

    private synchronized CheckoutSession store(CheckoutSession session) {
        sessions.put(session.id(), session);
        var saved = Json.object()
                .put("kind", KIND)
                .put("id", session.id())
                .put("state", session.state().name())
                .put("product", session.product())
                .put("amount", session.amount())
                .put("currency", session.currency())
                .put("payUrl", session.payUrl())
                .put("created", session.created().toString())
                .put("expires", session.expires().toString());
        saved.set("request", session.request());
        journal.write(saved);
        return session;
    }

    private CheckoutSession aged(CheckoutSession session) {
        return session.state() == CheckoutSession.State.OPEN && isOver(session)
                ? session.in(CheckoutSession.State.EXPIRED)
                : session;
    }

    private boolean isOver(CheckoutSession session) {
        return session.expires().isBefore(clock.instant());
    }

    private static long price(JsonNode item) {
        var data = item.path("price_data");
        var unit = data.path("unit_amount").asString("");
        var quantity = item.path("quantity").asString("1");
        if (item.has("price")) {
            throw StripeRefusal.noSuch("price", item.path("price").asString(""));
        }
        if (!data.path("currency").asString("").matches("[A-Za-z]{3}")) {
            throw StripeRefusal.invalid("line_items[0][price_data][currency]", "Invalid currency.");
        }
        if (!unit.matches("\\d{1,8}") || !quantity.matches("[1-9]\\d{0,5}")) {
            throw StripeRefusal.invalid("line_items[0][price_data][unit_amount]", "Invalid integer: " + unit);
        }
        return Long.parseLong(unit) * Long.parseLong(quantity);
    }

    private static Instant expiry(ObjectNode request, Instant now) {
        var wanted = request.path("expires_at").asString("");
        if (wanted.isEmpty()) {
            return now.plus(Duration.ofHours(24));
        }
        var expires = wanted.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(wanted)) : Instant.EPOCH;
        boolean fits = !expires.isBefore(now.plus(Duration.ofMinutes(29)))
                && !expires.isAfter(now.plus(Duration.ofHours(24).plusMinutes(1)));
        if (!fits) {
            throw StripeRefusal.invalid(
                    "expires_at", "The `expires_at` timestamp must be between 30 minutes and 24 hours from now.");
        }
        return expires;
    }
}
