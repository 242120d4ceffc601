package tarot.bot.update;

import org.slf4j.event.Level;

/** How loud to log that Telegram refuses something that is tried again: once in an outage it wakes somebody. */
final class Refusals {

    /** Replicas that take over from each other meet this for a moment. */
    private static final int CONTESTED_FOR_LONG = 5;

    private int contested;
    private boolean told;

    /** The level of the next line. */
    Level next(int code) {
        if (told || passes(code) || code == 409 && ++contested < CONTESTED_FOR_LONG) {
            return Level.WARN;
        }
        told = true;
        return Level.ERROR;
    }

    /** Telegram agrees again. */
    void over() {
        told = false;
        contested = 0;
    }

    /** Too many requests, or Telegram's own trouble. */
    static boolean passes(int code) {
        return code == 429 || code >= 500;
    }
}
