/** The Bot API's sending half: what is sent, and what Telegram made of it. */
@NullMarked
package tarot.notification.telegram;

import org.jspecify.annotations.NullMarked;
