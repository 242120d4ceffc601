package tarot.bot.payment;

/**
 * What Telegram asks before it takes Stars. What it left out, or what could not be read, is empty or 0.
 *
 * @param id by which it is answered
 * @param payer Telegram id of who is about to pay
 * @param payload the invoice's
 */
public record CheckoutQuery(String id, long payer, String currency, long amount, String payload) {}
