/** Who has how many credits, and every movement that made it so. The only code that touches accounts and entries. */
@NullMarked
package tarot.credit.ledger;

import org.jspecify.annotations.NullMarked;
