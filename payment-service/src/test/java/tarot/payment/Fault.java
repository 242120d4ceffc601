package tarot.payment;

/** What can go wrong with a call of a provider's API. */
public enum Fault {
    /** 500, nothing was done. */
    SERVER_ERROR,
    /** 429. */
    TOO_MANY_REQUESTS,
    /** The key or token is not accepted. */
    NOT_LET_IN,
    /** 400: there is something wrong with the call, nothing was done. */
    BAD_REQUEST,
    /** The connection closes, nothing was done. */
    CUT,
    /** The call is done, but the connection closes before the answer. */
    LOST_ANSWER,
    /** The call is done, but not answered for as long as the client waits. */
    TIMEOUT;

    /** Whether the call was done all the same. */
    boolean isDone() {
        return this == LOST_ANSWER || this == TIMEOUT;
    }

    int status() {
        return switch (this) {
            case SERVER_ERROR -> 500;
            case TOO_MANY_REQUESTS -> 429;
            case NOT_LET_IN -> 401;
            case BAD_REQUEST -> 400;
            case CUT, LOST_ANSWER, TIMEOUT -> 0;
        };
    }
}
