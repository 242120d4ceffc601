/** How fast Telegram may be spoken to, shared by all replicas. */
@NullMarked
package tarot.notification.limit;

import org.jspecify.annotations.NullMarked;
