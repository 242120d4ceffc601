/** The slow part: a model, or the cards' own meanings, put a drawn spread into words. */
@NullMarked
package tarot.reading.interpretation;

import org.jspecify.annotations.NullMarked;
