package tarot.reading.interpretation;

import tarot.contracts.reading.Interpretation;

/** Whether a model's answer may be given to a person. */
sealed interface Verdict {

    record Fit(Interpretation interpretation) implements Verdict {}

    /** {@code reason} is of our own words, and may be told to the model. */
    record Unfit(String reason) implements Verdict {}
}
