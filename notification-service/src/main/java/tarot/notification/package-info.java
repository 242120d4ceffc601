/** Tells people in Telegram what the other services decided. */
@NullMarked
package tarot.notification;

import org.jspecify.annotations.NullMarked;
