package tarot.contracts.credit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a person was given credits. */
public enum GrantReason {
    @JsonProperty("welcome")
    WELCOME,
    @JsonProperty("purchase")
    PURCHASE
}
