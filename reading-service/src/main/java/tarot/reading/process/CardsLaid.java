package tarot.reading.process;

/** Said within the transaction that lays cards on the table: somebody should look for work once it has committed. */
public record CardsLaid() {}
