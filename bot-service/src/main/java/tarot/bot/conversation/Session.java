package tarot.bot.conversation;

import org.jspecify.annotations.Nullable;
import tarot.contracts.reading.Spread;

/**
 * What a person has begun and not yet ended.
 *
 * @param awaiting the spread that a question is awaited for, null when none is
 */
public record Session(@Nullable Spread awaiting) {

    public static final Session NONE = new Session(null);
}
