@NullMarked
package tarot.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
