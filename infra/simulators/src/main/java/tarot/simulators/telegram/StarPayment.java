package tarot.simulators.telegram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stars that a person paid.
 *
 * @param charge the {@code telegram_payment_charge_id}
 * @param providerCharge the {@code provider_payment_charge_id}, which is of no use
 * @param payload the invoice's
 * @param amount what was taken
 * @param card the message that asked for it
 * @param receipt the message that tells of it, 0 until it is there
 * @param refundedAt null for as long as the bot has the Stars
 */
public record StarPayment(
        String charge,
        String providerCharge,
        long user,
        String payload,
        long amount,
        int card,
        int receipt,
        Instant at,
        @Nullable Instant refundedAt) {

    public boolean isRefunded() {
        return refundedAt != null;
    }

    StarPayment toldBy(int message) {
        return new StarPayment(charge, providerCharge, user, payload, amount, card, message, at, refundedAt);
    }

    StarPayment refunded(Instant when) {
        return new StarPayment(charge, providerCharge, user, payload, amount, card, receipt, at, when);
    }
}
