/** What may be asked of credit-service, and what it announces. */
@NullMarked
package tarot.contracts.credit;

import org.jspecify.annotations.NullMarked;
