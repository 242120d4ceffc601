/** What people wrote and were told, kept under a key of each person's own. */
@NullMarked
package tarot.reading.archive;

import org.jspecify.annotations.NullMarked;
