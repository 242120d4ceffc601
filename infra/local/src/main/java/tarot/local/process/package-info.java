/** Child processes that are found, and ended, again by the next run. Knows nothing of what they do. */
@NullMarked
package tarot.local.process;

import org.jspecify.annotations.NullMarked;
