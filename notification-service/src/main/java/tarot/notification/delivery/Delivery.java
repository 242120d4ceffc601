package tarot.notification.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tarot.contracts.UserId;
import tarot.messaging.Original;
import tarot.notification.recipient.Admins;

/**
 * Something to be told, while the person it is for is leased to this process.
 *
 * @param told id of the message that is told, or of the alert
 * @param original the message as it came
 * @param person who it is for, as the recipient table has them
 * @param unreachable whether they were when last sent something
 * @param partsTold messages that Telegram accepted already, of those it takes
 * @param attempts how often it was tried in vain since the last success
 */
record Delivery(
        UUID told,
        UserId user,
        String type,
        Original original,
        byte[] person,
        boolean unreachable,
        int partsTold,
        int attempts,
        UUID lease,
        @Nullable String traceparent) {

    /** For an admin, about what happened to somebody else. */
    boolean isAlert() {
        return Admins.areMeantBy(user);
    }
}
