@NullMarked
package tarot.payment.checkout;

import org.jspecify.annotations.NullMarked;
