/** Proving that the books add up, from the tables alone: knows no code of this service. */
@NullMarked
package tarot.credit.audit;

import org.jspecify.annotations.NullMarked;
