package tarot.payment.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tarot.contracts.payment.OrderId;
import tarot.payment.order.News;
import tarot.payment.order.News.Paid;
import tarot.payment.order.News.RanOut;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of an event as is needed to act on it. These fields mean the same in every version of Stripe's API that the
 * endpoint may be set to, so no version is pinned here.
 */
record StripeEvent(String id, String type, @Nullable Data data) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.]{1,255}");

    record Data(@Nullable JsonNode object) {}

    /** A Checkout session. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Session(
            @Nullable String id,
            @JsonProperty("payment_status") @Nullable String paymentStatus,
            @JsonProperty("amount_total") @Nullable Long amountTotal,
            @Nullable String currency,
            @Nullable Map<String, String> metadata) {

        Optional<OrderId> order() {
            try {
                return Optional.ofNullable(metadata)
                        .map(data -> data.get("order"))
                        .map(id -> new OrderId(UUID.fromString(id)));
            } catch (IllegalArgumentException _) {
                return Optional.empty(); // of somebody else who uses the same account
            }
        }

        Optional<News> paid() {
            return Objects.equals(paymentStatus, "paid")
                    ? Optional.of(new Paid(text(id), amountTotal == null ? -1 : amountTotal, text(currency)))
                    : Optional.empty(); // a slow way of paying: another event tells how it ended
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    @SuppressWarnings("ConstantValue") // Jackson leaves null what was absent
    boolean isComplete() {
        return id != null
                && type != null
                && NAME.matcher(id).matches()
                && NAME.matcher(type).matches();
    }

    /** The session it is about. Objects of any other kind are not even read: they may look like anything. */
    Optional<Session> session() {
        return type.startsWith("checkout.session.")
                ? Optional.ofNullable(data).map(Data::object).map(object -> JSON.treeToValue(object, Session.class))
                : Optional.empty();
    }

    /** What it means for the session's order; most events mean nothing. */
    Optional<News> news() {
        return session().flatMap(session -> switch (type) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" -> session.paid();
            case "checkout.session.expired", "checkout.session.async_payment_failed" ->
                Optional.of(new RanOut(Session.text(session.id())));
            default -> Optional.empty();
        });
    }
}
