package tarot.bot.admission;

import org.jspecify.annotations.Nullable;
import tarot.bot.conversation.Session;
import tarot.contracts.reading.Spread;

/**
 * What is remembered of a chat for a quarter of an hour.
 *
 * @param usual the spread drawn last, null when that was longer ago: the database knows
 * @param unreachable they were found to have blocked the bot, and have not written since
 */
public record ChatState(Session session, @Nullable Spread usual, boolean unreachable) {

    public static final ChatState BLANK = new ChatState(Session.NONE, null, false);
}
