/** Slow work that must not block a partition: leased from a table, done on virtual threads. */
@NullMarked
package tarot.work;

import org.jspecify.annotations.NullMarked;
