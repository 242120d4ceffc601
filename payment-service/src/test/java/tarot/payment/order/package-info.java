@NullMarked
package tarot.payment.order;

import org.jspecify.annotations.NullMarked;
