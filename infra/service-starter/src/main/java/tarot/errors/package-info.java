/** One taxonomy of what can go wrong. */
@NullMarked
package tarot.errors;

import org.jspecify.annotations.NullMarked;
