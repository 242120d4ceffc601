/** Ids: random ones for people, derived ones for what they do, keyed digests in place of what Telegram knows of them. */
@NullMarked
package tarot.bot.identity;

import org.jspecify.annotations.NullMarked;
