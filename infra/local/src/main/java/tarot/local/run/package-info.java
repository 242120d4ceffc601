/** Turning a service's jar into a small, quickly started process, and minding it. */
@NullMarked
package tarot.local.run;

import org.jspecify.annotations.NullMarked;
