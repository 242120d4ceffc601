/** A Telegram Bot API: chats, updates, webhooks, and the refusals of the real one on demand. */
@NullMarked
package tarot.simulators.telegram;

import org.jspecify.annotations.NullMarked;
