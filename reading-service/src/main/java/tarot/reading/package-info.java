/** Readings: from a question to cards and an interpretation. */
@NullMarked
package tarot.reading;

import org.jspecify.annotations.NullMarked;
