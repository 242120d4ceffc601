package tarot.bot.update;

import org.jspecify.annotations.Nullable;
import tarot.bot.telegram.BotCall;

/** What Telegram is told of an update. */
sealed interface Answer {

    /** It need not come again; {@code call} is a method that Telegram is asked to execute, if any. */
    record Taken(@Nullable BotCall call) implements Answer {}

    /** It must come again. */
    record Later() implements Answer {}
}
