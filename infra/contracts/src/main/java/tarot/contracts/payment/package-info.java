/** What may be asked of payment-service, and what it announces. */
@NullMarked
package tarot.contracts.payment;

import org.jspecify.annotations.NullMarked;
