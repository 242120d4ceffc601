package tarot.contracts.payment;

/**
 * What Telegram tells of a payment in Stars; travels sealed only.
 *
 * @param chargeId Telegram's {@code telegram_payment_charge_id}
 * @param telegramUserId who paid
 * @param payload the invoice's, as it came back
 */
public record StarsCharge(String chargeId, long telegramUserId, String payload) {}
