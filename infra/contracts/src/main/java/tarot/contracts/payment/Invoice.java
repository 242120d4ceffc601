package tarot.contracts.payment;

import java.time.Instant;
import tarot.contracts.Credits;
import tarot.contracts.UserId;

/**
 * What an invoice in Stars promises; Telegram carries it, signed, from the invoice to the payment. Never part of a message.
 *
 * @param telegramUserId who may pay it
 * @param pack wire name of the package
 * @param stars its price
 * @param expiresAt to the second; after it nobody may begin to pay
 */
public record Invoice(
        OrderId order, UserId user, long telegramUserId, String pack, Credits credits, int stars, Instant expiresAt) {}
