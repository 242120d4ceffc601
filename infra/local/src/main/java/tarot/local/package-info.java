/** The whole system on one machine, without Docker: {@code infra/tarot}, and the same for the journey tests. */
@NullMarked
package tarot.local;

import org.jspecify.annotations.NullMarked;
