/** Holding credits while a reading is being made. The only code that touches the table of open holds. */
@NullMarked
package tarot.credit.reservation;

import org.jspecify.annotations.NullMarked;
