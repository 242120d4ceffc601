package tarot.messaging;

import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;

/** Bytes that are no message of the contract. Its text never repeats them. */
public final class UnreadableMessage extends ServiceException {

    UnreadableMessage(String why) {
        super(ErrorKind.VALIDATION, why);
    }
}
