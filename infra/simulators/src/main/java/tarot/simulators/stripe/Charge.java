package tarot.simulators.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tarot.simulators.http.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Money that a person paid, and what went back of it. Stands for the payment intent, too, which has just this one charge.
 *
 * @param intent the id of the payment intent
 * @param session the Checkout session that it was paid through
 * @param amount in the currency's smallest unit
 * @param metadata of the payment intent, which its charge gets a copy of
 */
public record Charge(
        String id,
        String intent,
        String session,
        State state,
        long amount,
        String currency,
        ObjectNode metadata,
        List<Refund> refunds,
        @Nullable Dispute dispute,
        Instant created) {

    /** Whether the money has come. */
    public enum State {
        /** The buyer's bank takes its time. */
        PENDING,
        SUCCEEDED,
        FAILED
    }

    /** What has gone back: all refunds together, but for those that failed. */
    public long refunded() {
        return refunds.stream()
                .filter(refund -> refund.state() != Refund.State.FAILED)
                .mapToLong(Refund::amount)
                .sum();
    }

    Charge in(State next) {
        return new Charge(id, intent, session, next, amount, currency, metadata, refunds, dispute, created);
    }

    /** With a refund more, or with another state of one that it has. */
    Charge with(Refund refund) {
        var others = refunds.stream().filter(known -> !known.id().equals(refund.id()));
        var all = Stream.concat(others, Stream.of(refund)).toList();
        return new Charge(id, intent, session, state, amount, currency, metadata, all, dispute, created);
    }

    Charge with(Dispute disputed) {
        return new Charge(id, intent, session, state, amount, currency, metadata, refunds, disputed, created);
    }

    ObjectNode json() {
        boolean paid = state == State.SUCCEEDED;
        var json = Json.object().put("id", id).put("object", "charge").put("amount", amount);
        json.put("amount_captured", paid ? amount : 0).put("amount_refunded", refunded());
        json.put("captured", paid).put("created", created.getEpochSecond()).put("currency", currency);
        json.put("disputed", dispute != null).put("livemode", false);
        json.set("metadata", metadata.deepCopy());
        json.put("paid", paid).put("payment_intent", intent);
        json.putObject("payment_method_details").put("type", "card");
        json.put("refunded", paid && refunded() == amount);
        return json.put("status", wire(state));
    }

    ObjectNode intentJson() {
        boolean paid = state == State.SUCCEEDED;
        var json =
                Json.object().put("id", intent).put("object", "payment_intent").put("amount", amount);
        json.put("amount_received", paid ? amount : 0).put("created", created.getEpochSecond());
        json.put("currency", currency).put("latest_charge", id).put("livemode", false);
        json.set("metadata", metadata.deepCopy());
        json.putArray("payment_method_types").add("card");
        return json.put(
                "status",
                switch (state) {
                    case PENDING -> "processing";
                    case SUCCEEDED -> "succeeded";
                    case FAILED -> "requires_payment_method";
                });
    }

    ObjectNode json(Refund refund) {
        var json = Json.object().put("id", refund.id()).put("object", "refund").put("amount", refund.amount());
        json.put("charge", id).put("created", refund.created().getEpochSecond()).put("currency", currency);
        json.putObject("metadata");
        json.put("payment_intent", intent).put("reason", "requested_by_customer");
        if (refund.state() == Refund.State.FAILED) {
            json.put("failure_reason", "expired_or_canceled_card");
        }
        return json.put("status", wire(refund.state()));
    }

    ObjectNode json(Dispute disputed) {
        var json =
                Json.object().put("id", disputed.id()).put("object", "dispute").put("amount", disputed.amount());
        json.put("charge", id)
                .put("created", disputed.created().getEpochSecond())
                .put("currency", currency);
        json.put("is_charge_refundable", false).put("livemode", false);
        json.putObject("metadata");
        return json.put("payment_intent", intent).put("reason", "fraudulent").put("status", wire(disputed.state()));
    }

    static String wire(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
