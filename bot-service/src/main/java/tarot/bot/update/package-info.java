/** Updates: from Telegram, by webhook or long polling, to what this service says to the others. */
@NullMarked
package tarot.bot.update;

import org.jspecify.annotations.NullMarked;
