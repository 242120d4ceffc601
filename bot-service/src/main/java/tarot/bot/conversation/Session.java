package tarot.bot.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What a person has begun and not yet ended: one thing at a time.
 *
 * @param prompt for the question that is awaited, null when none is
 * @param proposed what an admin has yet to confirm, null when there is nothing
 */
public record Session(@Nullable Prompt prompt, @Nullable Proposed proposed) {

    public static final Session NONE = new Session(null, null);

    public Session(Prompt prompt) {
        this(prompt, null);
    }

    Session(Proposed proposed) {
        this(null, proposed);
    }
}
