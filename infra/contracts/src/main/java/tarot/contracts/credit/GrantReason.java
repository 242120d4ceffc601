package tarot.contracts.credit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a person was given credits. */
public enum GrantReason {
    @JsonProperty("welcome")
    WELCOME,
    @JsonProperty("purchase")
    PURCHASE,
    @JsonProperty("promotion")
    PROMOTION,
    /** Invited somebody, or came by an invitation. */
    @JsonProperty("referral")
    REFERRAL,
    @JsonProperty("correction")
    CORRECTION,
    /** A dispute was won: what was taken for it comes back. */
    @JsonProperty("reinstatement")
    REINSTATEMENT
}
