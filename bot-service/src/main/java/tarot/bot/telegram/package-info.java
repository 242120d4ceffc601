/** The Bot API, as far as receiving needs it: the menu, the webhook, fetching updates. */
@NullMarked
package tarot.bot.telegram;

import org.jspecify.annotations.NullMarked;
