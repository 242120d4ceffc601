package tarot.simulators.telegram;

import java.time.Duration;

/** What can go wrong with a call of the Bot API. */
public sealed interface TelegramFault {

    /** 429, come back after so many seconds. */
    record TooManyRequests(int retryAfter) implements TelegramFault {}

    /** 403, the person has blocked the bot. */
    record Forbidden() implements TelegramFault {}

    /** 400 with this text behind {@code Bad Request: }. */
    record BadRequest(String why) implements TelegramFault {}

    /** 500, 502 and their like: nothing was done. */
    record ServerError(int status) implements TelegramFault {}

    /** The call is done, and answered late. */
    record Delay(Duration pause) implements TelegramFault {}

    /** The connection closes before anything was done. */
    record Cut() implements TelegramFault {}

    /** The call is done, but the connection closes before the answer. */
    record LostAnswer() implements TelegramFault {}
}
