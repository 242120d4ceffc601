@NullMarked
package tarot.reading.interpretation;

import org.jspecify.annotations.NullMarked;
