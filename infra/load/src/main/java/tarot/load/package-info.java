/** The load driver: readings of new people through a running system, and what came of them. */
@NullMarked
package tarot.load;

import org.jspecify.annotations.NullMarked;
