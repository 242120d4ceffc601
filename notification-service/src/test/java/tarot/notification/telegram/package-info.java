@NullMarked
package tarot.notification.telegram;

import org.jspecify.annotations.NullMarked;
