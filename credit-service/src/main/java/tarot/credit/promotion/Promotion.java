package tarot.credit.promotion;

import java.time.Instant;
import java.util.UUID;
import tarot.contracts.Credits;
import tarot.contracts.UserId;

/**
 * A code, what it is good for and how often it was redeemed.
 *
 * @param id the request that made it
 */
record Promotion(
        UUID id,
        UserId admin,
        Digest code,
        Credits amount,
        int perPerson,
        int inTotal,
        int redeemed,
        Instant expiresAt) {

    Promotion redeemedOnce() {
        return new Promotion(id, admin, code, amount, perPerson, inTotal, redeemed + 1, expiresAt);
    }
}
