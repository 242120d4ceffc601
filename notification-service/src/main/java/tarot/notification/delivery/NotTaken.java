package tarot.notification.delivery;

import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;

/** Telegram will not take a message, whatever was tried. */
class NotTaken extends ServiceException {

    /** {@code reason} is in Telegram's words about the request, or in ours about the connection. */
    NotTaken(int code, String reason) {
        super(ErrorKind.EXTERNAL_API, code + " " + reason);
    }
}
