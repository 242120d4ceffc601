package tarot.simulators.stripe;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tarot.simulators.control.Journal;
import tarot.simulators.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All charges, the oldest forgotten beyond ten thousand. */
final class Charges {

    static final String KIND = "charge";
    private static final int KEPT = 10_000;

    private final LinkedHashMap<String, Charge> charges = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Charge> eldest) {
            return size() > KEPT;
        }
    };

    private final Journal journal;

    Charges(Journal journal) {
        this.journal = journal;
    }

    synchronized void store(Charge charge) {
        charges.put(charge.id(), charge);
        journal.write(written(charge));
    }

    synchronized void restore(ObjectNode saved) {
        var charge = read(saved);
        charges.put(charge.id(), charge);
    }

    synchronized List<Charge> newestFirst() {
        return List.copyOf(charges.values()).reversed();
    }

    Optional<Charge> find(String id) {
        return first(charge -> charge.id().equals(id));
    }

    Optional<Charge> ofIntent(String intent) {
        return first(charge -> charge.intent().equals(intent));
    }

    Optional<Charge> ofSession(String session) {
        return first(charge -> charge.session().equals(session));
    }

    Optional<Charge> ofRefund(String refund) {
        return first(charge -> charge.refunds().stream().anyMatch(it -> it.id().equals(refund)));
    }

    Optional<Charge> ofDispute(String dispute) {
        return first(charge -> charge.dispute() instanceof Dispute it && it.id().equals(dispute));
    }

    private synchronized Optional<Charge> first(Predicate<Charge> wanted) {
        return charges.values().stream().filter(wanted).findFirst();
    }

    private static ObjectNode written(Charge charge) {
        var json = Json.object()
                .put("kind", KIND)
                .put("id", charge.id())
                .put("intent", charge.intent())
                .put("session", charge.session())
                .put("state", charge.state().name())
                .put("amount", charge.amount())
                .put("currency", charge.currency())
                .put("created", charge.created().toString());
        json.set("metadata", charge.metadata());
        var refunds = json.putArray("refunds");
        charge.refunds()
                .forEach(it -> refunds.add(part(it.id(), it.amount(), it.state().name(), it.created())));
        if (charge.dispute() instanceof Dispute it) {
            json.set("dispute", part(it.id(), it.amount(), it.state().name(), it.created()));
        }
        return json;
    }

    private static ObjectNode part(String id, long amount, String state, Instant created) {
        return Json.object()
                .put("id", id)
                .put("amount", amount)
                .put("state", state)
                .put("created", created.toString());
    }

    private static Charge read(ObjectNode json) {
        var refunds = json.path("refunds")
                .valueStream()
                .map(it -> new Refund(id(it), amount(it), Refund.State.valueOf(state(it)), created(it)))
                .toList();
        var disputed = json.path("dispute");
        return new Charge(
                id(json),
                json.path("intent").asString(""),
                json.path("session").asString(""),
                Charge.State.valueOf(state(json)),
                amount(json),
                json.path("currency").asString(""),
                (ObjectNode) json.path("metadata"),
                refunds,
                disputed.isObject()
                        ? new Dispute(
                                id(disputed),
                                amount(disputed),
                                Dispute.State.valueOf(state(disputed)),
                                created(disputed))
                        : null,
                created(json));
    }

    private static String id(JsonNode json) {
        return json.path("id").asString("");
    }

    private static long amount(JsonNode json) {
        return json.path("amount").asLong(0);
    }

    private static String state(JsonNode json) {
        return json.path("state").asString("");
    }

    private static Instant created(JsonNode json) {
        return Instant.parse(json.path("created").asString(""));
    }
}
