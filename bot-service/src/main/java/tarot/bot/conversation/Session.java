package tarot.bot.conversation;

import org.jspecify.annotations.Nullable;
import tarot.contracts.reading.Spread;

/**
 * What a person has begun and not yet ended: one thing at a time.
 *
 * @param awaiting the spread that a question is awaited for, null when none is
 * @param proposed what an admin has yet to confirm, null when there is nothing
 */
public record Session(@Nullable Spread awaiting, @Nullable Proposed proposed) {

    public static final Session NONE = new Session(null, null);

    public Session(Spread awaiting) {
        this(awaiting, null);
    }

    Session(Proposed proposed) {
        this(null, proposed);
    }
}
