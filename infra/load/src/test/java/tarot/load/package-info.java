/** The load driver against systems that lose, double and dawdle on purpose. */
@NullMarked
package tarot.load;

import org.jspecify.annotations.NullMarked;
