package tarot.simulators.stripe;

/** What can go wrong with a call of Stripe's API. */
public enum StripeFault {
    /** 500, nothing was done. */
    SERVER_ERROR,
    /** 429. */
    TOO_MANY_REQUESTS,
    /** The connection closes, nothing was done. */
    CUT,
    /** The call is done, but the connection closes before the answer. */
    LOST_ANSWER,
    /** The call is done, but never answered for as long as the client waits. */
    TIMEOUT
}
