/** What Stripe tells: let in if it is signed, kept, and acted upon once. */
@NullMarked
package tarot.payment.webhook;

import org.jspecify.annotations.NullMarked;
