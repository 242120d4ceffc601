package tarot.contracts.reading;

/** The major arcana and the four suits of the minor arcana. */
public enum Suit {
    MAJORS,
    WANDS,
    CUPS,
    SWORDS,
    PENTACLES
}
