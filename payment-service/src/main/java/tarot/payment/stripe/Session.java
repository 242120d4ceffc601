package tarot.payment.stripe;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tarot.contracts.payment.OrderId;

/** A Checkout session, as Stripe has it now. These fields mean the same in every version of its API. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Session(
        String id,
        @Nullable String status,
        @JsonProperty("payment_status") @Nullable String paymentStatus,
        @JsonProperty("amount_total") @Nullable Long amountTotal,
        @Nullable String currency,
        @JsonProperty("payment_intent") @Nullable String intent,
        @Nullable String url,
        @Nullable Map<String, String> metadata) {

    /** Empty for a session of somebody else who uses the same account. */
    public Optional<OrderId> order() {
        try {
            return Optional.ofNullable(metadata)
                    .map(data -> data.get("order"))
                    .map(name -> new OrderId(UUID.fromString(name)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public boolean isPaid() {
        return Objects.equals(paymentStatus, "paid");
    }

    public boolean isExpired() {
        return Objects.equals(status, "expired");
    }

    public boolean isOpen() {
        return Objects.equals(status, "open");
    }
}
