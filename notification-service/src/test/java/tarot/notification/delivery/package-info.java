@NullMarked
package tarot.notification.delivery;

import org.jspecify.annotations.NullMarked;
