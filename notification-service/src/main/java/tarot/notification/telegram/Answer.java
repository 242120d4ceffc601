package tarot.notification.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What Telegram made of a message. */
public sealed interface Answer {

    /** It is in the chat; {@code file} names the picture for the next time, if there was one. */
    record Accepted(@Nullable String file) implements Answer {}

    /** Too fast. Nothing was sent, and nothing will be until the pause is over. */
    record TooFast(Duration pause) implements Answer {}

    /** The person blocked the bot, deleted the account, or never was. */
    record Gone() implements Answer {}

    /** The markup was not understood. Nothing was sent. */
    record UnreadableMarkup() implements Answer {}

    /** The picture that was referred to is not there, or not for this bot. Nothing was sent. */
    record UnknownFile() implements Answer {}

    /** Telegram will not take it however often it is tried; {@code reason} is for operators and quotes nobody. */
    record Refused(int code, String reason) implements Answer {}

    /** The bot's token is not accepted: nothing can be sent to anybody. */
    record Unauthorized(int code) implements Answer {}

    /** Telegram is away or ill, or did not answer in time: it may have been sent. */
    record Unavailable(String kind) implements Answer {}
}
