package tarot.contracts.payment;

/** The signed payload of an invoice, at most 128 bytes; travels sealed only. */
public record InvoicePayload(String payload) {}
