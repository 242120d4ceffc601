@NullMarked
package tarot.reading.archive;

import org.jspecify.annotations.NullMarked;
