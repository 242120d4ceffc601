@NullMarked
package tarot.notification.picture.drawing;

import org.jspecify.annotations.NullMarked;
