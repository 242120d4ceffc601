/** Telegram in: authenticates, limits, keeps the conversation, publishes what people want. */
@NullMarked
package tarot.bot;

import org.jspecify.annotations.NullMarked;
