package tarot.contracts.credit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import tarot.contracts.Credits;

/**
 * A movement of what a person may use.
 *
 * @param change negative where it became less
 * @param balance what could be used right after
 */
public record StatementLine(Instant at, Movement movement, long change, Credits balance) {

    /** What it was for. */
    public enum Movement {
        @JsonProperty("welcome")
        WELCOME,
        @JsonProperty("purchase")
        PURCHASE,
        @JsonProperty("promotion")
        PROMOTION,
        @JsonProperty("referral")
        REFERRAL,
        /** By an admin, either way. */
        @JsonProperty("correction")
        CORRECTION,
        /** Held for a reading, and spent unless it comes back. */
        @JsonProperty("reading")
        READING,
        /** The reading failed or was free. */
        @JsonProperty("reading-returned")
        READING_RETURNED,
        /** The reading took too long. */
        @JsonProperty("reading-expired")
        READING_EXPIRED,
        @JsonProperty("refund")
        REFUND,
        @JsonProperty("dispute")
        DISPUTE,
        @JsonProperty("reinstatement")
        REINSTATEMENT,
        /** What was owed, paid from what was just given. */
        @JsonProperty("debt-settled")
        DEBT_SETTLED
    }
}
