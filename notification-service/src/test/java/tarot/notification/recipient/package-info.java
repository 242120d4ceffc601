@NullMarked
package tarot.notification.recipient;

import org.jspecify.annotations.NullMarked;
