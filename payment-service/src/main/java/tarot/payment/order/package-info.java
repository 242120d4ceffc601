/** What can be bought, who ordered it, and where each order is in its life. The only code that touches orders. */
@NullMarked
package tarot.payment.order;

import org.jspecify.annotations.NullMarked;
