/** The cards: drawing them, and what they and the positions of a spread mean, in words. */
@NullMarked
package tarot.reading.deck;

import org.jspecify.annotations.NullMarked;
