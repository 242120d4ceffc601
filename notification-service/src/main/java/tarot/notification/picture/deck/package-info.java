/** The project's own deck: 78 faces built from a few shapes, lines of three weights and nine colours. */
@NullMarked
package tarot.notification.picture.deck;

import org.jspecify.annotations.NullMarked;
