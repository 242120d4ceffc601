/** The life of a reading. The only code that writes to the reading table. */
@NullMarked
package tarot.reading.process;

import org.jspecify.annotations.NullMarked;
