/** What services say to each other: commands, events and the values in them. Knows no service and no Spring. */
@NullMarked
package tarot.contracts;

import org.jspecify.annotations.NullMarked;
