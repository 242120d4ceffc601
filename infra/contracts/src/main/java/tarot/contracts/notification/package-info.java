/** What notification-service announces. */
@NullMarked
package tarot.contracts.notification;

import org.jspecify.annotations.NullMarked;
