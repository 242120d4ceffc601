package tarot.credit.ledger;

/** Where credits can be. */
public enum Purse {
    /** A person's, free to be used. */
    AVAILABLE,
    /** A person's, promised to readings. */
    HELD,
    /** Where all credits come from. */
    GRANTED,
    /** Where used credits go. */
    SPENT
}
