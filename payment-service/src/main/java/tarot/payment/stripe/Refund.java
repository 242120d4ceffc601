package tarot.payment.stripe;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A refund, as Stripe has it now. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Refund(
        String id, long amount, long created, @Nullable String status) {

    private static final Set<String> NOTHING_CAME_OF_IT = Set.of("failed", "canceled");

    /** The money is here again. */
    public boolean isUndone() {
        return status != null && NOTHING_CAME_OF_IT.contains(status);
    }
}
