@NullMarked
package tarot.notification.words;

import org.jspecify.annotations.NullMarked;
