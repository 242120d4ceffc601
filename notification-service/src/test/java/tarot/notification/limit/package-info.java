@NullMarked
package tarot.notification.limit;

import org.jspecify.annotations.NullMarked;
