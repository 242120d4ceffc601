/** Who people are to Telegram, and whether they can be reached. */
@NullMarked
package tarot.notification.recipient;

import org.jspecify.annotations.NullMarked;
