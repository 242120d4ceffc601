@NullMarked
package tarot.notification.picture;

import org.jspecify.annotations.NullMarked;
