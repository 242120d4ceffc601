@NullMarked
package tarot.notification.picture.deck;

import org.jspecify.annotations.NullMarked;
