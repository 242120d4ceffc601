/** Stripe's API, as far as it is used here. */
@NullMarked
package tarot.payment.stripe;

import org.jspecify.annotations.NullMarked;
