@NullMarked
package tarot.orderly;

import org.jspecify.annotations.NullMarked;
