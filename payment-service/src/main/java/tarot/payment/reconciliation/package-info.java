/** Goes through the providers' own lists, for what nobody told. */
@NullMarked
package tarot.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
