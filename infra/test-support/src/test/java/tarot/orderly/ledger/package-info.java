@NullMarked
package tarot.orderly.ledger;

import org.jspecify.annotations.NullMarked;
