@NullMarked
package tarot.credit.ledger;

import org.jspecify.annotations.NullMarked;
