package tarot.simulators.model;

/** What can go wrong with a completion. */
public enum ModelFault {
    /** 500. */
    SERVER_ERROR,
    /** 429 with Retry-After: 1. */
    TOO_MANY_REQUESTS,
    /** 400, the request is not understood. */
    BAD_REQUEST,
    /** 401, the key is wrong. */
    UNAUTHORIZED,
    /** No answer for as long as the client waits. */
    TIMEOUT,
    /** The connection closes without an answer. */
    CUT,
    /** 200, but the content is not the JSON that was asked for. */
    GARBAGE,
    /** 200 with an empty content. */
    EMPTY,
    /** 200, but the content ends in the middle: finish_reason is {@code length}. */
    CUT_SHORT,
    /** 200, but the last card is not interpreted. */
    MISSING_CARD,
    /** 200, but there is a card that was never drawn. */
    INVENTED_CARD
}
