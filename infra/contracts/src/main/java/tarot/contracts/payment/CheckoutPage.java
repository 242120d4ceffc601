package tarot.contracts.payment;

/** Where a person pays; travels sealed only. */
public record CheckoutPage(String url) {}
