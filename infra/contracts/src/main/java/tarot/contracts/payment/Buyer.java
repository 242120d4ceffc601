package tarot.contracts.payment;

/** Who will pay, to Telegram; travels sealed only. */
public record Buyer(long telegramUserId) {}
