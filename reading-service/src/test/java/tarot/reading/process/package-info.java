@NullMarked
package tarot.reading.process;

import org.jspecify.annotations.NullMarked;
