/** Payments in Telegram Stars: recorded as they come, refunded when an admin wants it. */
@NullMarked
package tarot.payment.stars;

import org.jspecify.annotations.NullMarked;
