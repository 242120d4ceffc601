package tarot.payment.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of an event as is needed to act on it. These fields mean the same in every version of Stripe's API that the
 * endpoint may be set to, so no version is pinned here.
 */
record StripeEvent(String id, String type, @Nullable Data data) {

    // of its own: what Stripe says is not to be read by rules made for others
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.]{1,255}");

    record Data(@Nullable Subject object) {}

    /**
     * What an event is about: of a session its own id, of a charge, refund or dispute the payment that it belongs to.
     *
     * @param amount of a dispute, what the buyer's bank wants back
     */
    record Subject(
            @Nullable String id,
            @JsonProperty("payment_intent") @Nullable String intent,
            @Nullable String status,
            @Nullable Long amount) {}

    /** What sort of thing happened. */
    enum Kind {
        SESSION("checkout.session.completed", "checkout.session.async_payment_succeeded", "checkout.session.expired"),
        FAILURE("checkout.session.async_payment_failed"),
        REFUND("charge.refunded", "charge.refund.updated", "refund.created", "refund.updated", "refund.failed"),
        DISPUTE(
                "charge.dispute.created",
                "charge.dispute.updated",
                "charge.dispute.closed",
                "charge.dispute.funds_withdrawn",
                "charge.dispute.funds_reinstated");

        private final Set<String> types;

        Kind(String... types) {
            this.types = Set.of(types);
        }

        /** Empty for what means nothing here. */
        static Optional<Kind> of(String type) {
            return Arrays.stream(values())
                    .filter(kind -> kind.types.contains(type))
                    .findFirst();
        }

        static List<String> allTypes() {
            return Arrays.stream(values())
                    .flatMap(kind -> kind.types.stream())
                    .sorted()
                    .toList();
        }
    }

    /** Empty for what is no event, whatever it is. */
    static Optional<StripeEvent> read(byte[] body) {
        try {
            var head = JSON.readValue(body, Head.class);
            if (head == null || !isName(head.id()) || !isName(head.type())) { // "null" is JSON, too
                return Optional.empty();
            }
            return Optional.of(
                    Kind.of(head.type()).isEmpty() // objects of other kinds may look like anything
                            ? new StripeEvent(head.id(), head.type(), null)
                            : JSON.readValue(body, StripeEvent.class));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** What it is about; empty for an event of a kind that means nothing, or one without an object. */
    Optional<Subject> subject() {
        return Optional.ofNullable(data).map(Data::object);
    }

    @SuppressWarnings("ConstantValue") // Jackson leaves null what was absent
    private static boolean isName(String text) {
        return text != null && NAME.matcher(text).matches();
    }

    private record Head(String id, String type) {}
}
