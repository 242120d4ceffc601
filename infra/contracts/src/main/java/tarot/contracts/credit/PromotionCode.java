package tarot.contracts.credit;

/** A promotion's code, 4 to 24 of {@code A-Z0-9}; travels sealed only. */
public record PromotionCode(String code) {}
