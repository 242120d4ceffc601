package tarot.simulators.stripe;

import java.time.Instant;
import tarot.simulators.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Checkout session.
 *
 * @param request the parameters that it was created with, as a tree
 * @param product what is sold, in words for the pay page
 * @param amount in the currency's smallest unit
 */
public record CheckoutSession(
        String id,
        State state,
        ObjectNode request,
        String product,
        long amount,
        String currency,
        String payUrl,
        Instant created,
        Instant expires) {

    /** Where a session is in its life. */
    public enum State {
        OPEN,
        /** The person has done their part, but the money has not come yet. */
        PROCESSING,
        PAID,
        /** The money never came. */
        FAILED,
        EXPIRED
    }

    public String successUrl() {
        return url("success_url");
    }

    public String cancelUrl() {
        return url("cancel_url");
    }

    /** The value of a metadata entry, empty where there is none. */
    public String metadata(String name) {
        return request.path("metadata").path(name).asString("");
    }

    /** The id of its payment intent, which there is once the person has done their part. */
    public String intent() {
        return id.replace("cs_test_", "pi_");
    }

    /** Whether the person has done their part. */
    public boolean isComplete() {
        return state == State.PROCESSING || state == State.PAID || state == State.FAILED;
    }

    CheckoutSession in(State next) {
        return in(next, amount);
    }

    CheckoutSession in(State next, long paid) {
        return new CheckoutSession(id, next, request, product, paid, currency, payUrl, created, expires);
    }

    /** As Stripe's API shows it. */
    ObjectNode json() {
        var json = Json.object().put("id", id).put("object", "checkout.session");
        json.put("amount_subtotal", amount).put("amount_total", amount).put("currency", currency);
        copy(json, "client_reference_id").copyUrls(json);
        json.put("created", created.getEpochSecond()).put("expires_at", expires.getEpochSecond());
        json.put("livemode", false).put("mode", request.path("mode").asString("payment"));
        json.set("metadata", request.has("metadata") ? request.path("metadata").deepCopy() : Json.object());
        json.putArray("payment_method_types").add("card");
        copy(json, "customer_email").copy(json, "locale");
        boolean paid = state == State.PAID;
        json.put("payment_status", paid ? "paid" : "unpaid");
        json.put("status", isComplete() ? "complete" : state == State.EXPIRED ? "expired" : "open");
        if (isComplete()) {
            json.put("payment_intent", intent());
        } else {
            json.putNull("payment_intent");
        }
        if (state == State.OPEN) {
            json.put("url", payUrl);
        } else {
            json.putNull("url");
        }
        return json;
    }

    private void copyUrls(ObjectNode json) {
        copy(json, "success_url").copy(json, "cancel_url");
    }

    private CheckoutSession copy(ObjectNode json, String name) {
        JsonNode value = request.path(name);
        if (value.isString()) {
            json.put(name, value.asString());
        } else {
            json.putNull(name);
        }
        return this;
    }

    private String url(String name) {
        return request.path(name).asString("").replace("{CHECKOUT_SESSION_ID}", id);
    }
}
