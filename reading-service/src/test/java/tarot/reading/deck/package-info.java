@NullMarked
package tarot.reading.deck;

import org.jspecify.annotations.NullMarked;
