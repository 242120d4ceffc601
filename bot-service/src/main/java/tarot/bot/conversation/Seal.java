package tarot.bot.conversation;

import java.util.UUID;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.Sealed;

/** Encrypts for the services' eyes only. */
@FunctionalInterface
interface Seal {

    /** For the message of this id. */
    Sealed seal(Record content, UUID message);

    /** For the message that this type and cause make. */
    default Sealed seal(Record content, Class<? extends Message> type, UUID cause) {
        return seal(content, MessageTypes.idOf(type, cause));
    }
}
