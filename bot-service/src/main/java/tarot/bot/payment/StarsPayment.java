package tarot.bot.payment;

import tarot.bot.person.Contact;

/**
 * Stars that Telegram took.
 *
 * @param charge Telegram's {@code telegram_payment_charge_id}, never empty
 * @param amount as told; 0 where it could not be read
 * @param currency three capital letters; {@code XXX}, which is no currency, where it could not be read
 * @param payload the invoice's as it came back, empty where it could not be read
 */
public record StarsPayment(Contact payer, String charge, long amount, String currency, String payload) {}
