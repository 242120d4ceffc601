@NullMarked
package tarot.notification;

import org.jspecify.annotations.NullMarked;
