/** The queue of what is to be told: in order for each person, retried, never lost. */
@NullMarked
package tarot.notification.delivery;

import org.jspecify.annotations.NullMarked;
