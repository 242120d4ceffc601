package tarot.contracts.reading;

/** What a person asked once and what they were told; travels sealed only. */
public record Recollection(Question question, Interpretation interpretation) {}
