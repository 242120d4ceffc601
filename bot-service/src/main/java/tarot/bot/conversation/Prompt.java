package tarot.bot.conversation;

import org.jspecify.annotations.Nullable;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;

/**
 * A question that a person was asked for.
 *
 * @param update the one that it was asked for in; null for the very update that brings the question, as in prompts that
 *     were kept before there was this
 */
public record Prompt(Spread spread, @Nullable Long update) {

    /** The reading that answers this prompt, one only: should the prompt come back, a second text buys no second one. */
    ReadingId reading(Turn turn) {
        return update == null ? turn.ids().reading() : turn.ids().of(update).reading();
    }
}
