package tarot.contracts.reading;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who wrote an interpretation. */
public enum Interpreter {
    @JsonProperty("model")
    MODEL,
    /** The cards' own meanings, because no model is configured. */
    @JsonProperty("built-in")
    BUILT_IN,
    /** The cards' own meanings, because the model is down: said so, at no charge. */
    @JsonProperty("fallback")
    FALLBACK
}
