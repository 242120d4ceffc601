@NullMarked
package tarot.notification.photo;

import org.jspecify.annotations.NullMarked;
