/** The part of Stripe that sells credits: Checkout sessions, their pay page and signed webhooks. */
@NullMarked
package tarot.simulators.stripe;

import org.jspecify.annotations.NullMarked;
