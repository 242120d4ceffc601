package tarot.credit.ledger;

/** Where credits can be. */
public enum Purse {
    /** A person's, free to be used. */
    AVAILABLE,
    /** A person's, promised to readings. */
    HELD,
    /** What a person owes: the one purse that holds less than nothing, as much as is owed. */
    OWED,
    /** Where all credits come from, and where those return that are taken back. */
    GRANTED,
    /** Where used credits go. */
    SPENT
}
