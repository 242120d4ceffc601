/** What people go through, played against the real processes. */
@NullMarked
package tarot.e2e;

import org.jspecify.annotations.NullMarked;
