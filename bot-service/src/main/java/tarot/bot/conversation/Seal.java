package tarot.bot.conversation;

import java.util.UUID;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;

/** Encrypts for the services' eyes only. */
@FunctionalInterface
interface Seal {

    /** For the message of this id, about this person. */
    Sealed seal(Record content, UUID message, UserId user);

    /** For the message that this type and cause make, about this person. */
    default Sealed seal(Record content, Class<? extends Message> type, UUID cause, UserId user) {
        return seal(content, MessageTypes.idOf(type, cause), user);
    }
}
