@NullMarked
package tarot.reading;

import org.jspecify.annotations.NullMarked;
