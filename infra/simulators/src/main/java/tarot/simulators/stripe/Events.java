package tarot.simulators.stripe;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tarot.simulators.control.Journal;
import tarot.simulators.control.Recent;
import tarot.simulators.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** What happened, for the list of events and, where the webhook has subscribed to it, for the webhook. */
final class Events {

    static final String KIND = "event";

    /** How the types begin that the webhook has subscribed to, as its owner would in Stripe's dashboard. */
    static final List<String> SUBSCRIBED = List.of("checkout.session.", "charge.refund", "refund.", "charge.dispute.");

    private final StripeSettings settings;
    private final Clock clock;
    private final Journal journal;
    private final Webhooks webhooks;
    private final Recent<ObjectNode> events = new Recent<>(10_000);
    private final AtomicLong numbers = new AtomicLong();
    private final String run;

    Events(StripeSettings settings, Clock clock, Journal journal, Webhooks webhooks) {
        this.settings = settings;
        this.clock = clock;
        this.journal = journal;
        this.webhooks = webhooks;
        this.run = Long.toString(clock.millis(), 36);
    }

    void publish(String type, ObjectNode object) {
        publish(type, object, Json.object());
    }

    /** @param before what the event changed, as it was before; empty for nothing */
    void publish(String type, ObjectNode object, ObjectNode before) {
        var event = Json.object()
                .put("id", "evt_" + run + "x" + numbers.incrementAndGet())
                .put("object", "event")
                .put("api_version", settings.apiVersion())
                .put("created", clock.instant().getEpochSecond())
                .put("livemode", false)
                .put("pending_webhooks", 1)
                .put("type", type);
        event.putObject("data").set("object", object);
        if (!before.isEmpty()) {
            ((ObjectNode) event.path("data")).set("previous_attributes", before);
        }
        event.putObject("request").putNull("id").putNull("idempotency_key");
        events.add(event);
        var saved = Json.object().put("kind", KIND).put("id", event.path("id").asString(""));
        saved.set("event", event);
        journal.write(saved);
        if (SUBSCRIBED.stream().anyMatch(type::startsWith)) {
            webhooks.send(event);
        }
    }

    void restore(ObjectNode saved) {
        if (saved.path("event") instanceof ObjectNode event) {
            events.add(event);
        }
    }

    /** Oldest first. */
    List<ObjectNode> list() {
        return events.list();
    }
}
