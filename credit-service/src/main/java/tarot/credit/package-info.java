/** The ledger of credits: who has how many, and what becomes of them. */
@NullMarked
package tarot.credit;

import org.jspecify.annotations.NullMarked;
