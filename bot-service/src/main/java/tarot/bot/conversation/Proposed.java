package tarot.bot.conversation;

import java.time.Instant;
import tarot.contracts.RequestId;
import tarot.contracts.bot.Proposal;

/**
 * What an admin said that they want to do. Whatever comes of it has its id from here, so confirming it twice is as once.
 *
 * @param request the update that proposed it
 * @param expiresAt after it nothing is left to confirm
 */
public record Proposed(RequestId request, Proposal proposal, Instant expiresAt) {

    private static final int KEY_LENGTH = 8;

    /** What the buttons under the proposal carry. */
    String key() {
        return request.toString().substring(0, KEY_LENGTH);
    }
}
