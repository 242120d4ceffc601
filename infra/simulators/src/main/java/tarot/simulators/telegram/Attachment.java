package tarot.simulators.telegram;

/** What a message is about beside its text; a message has one at most. */
public sealed interface Attachment permits Photo, Invoice, Receipt {}
