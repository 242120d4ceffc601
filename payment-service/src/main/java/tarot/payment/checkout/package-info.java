/** Asking Stripe for the page on which an order is paid. */
@NullMarked
package tarot.payment.checkout;

import org.jspecify.annotations.NullMarked;
