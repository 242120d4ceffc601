@NullMarked
package tarot.payment.settlement;

import org.jspecify.annotations.NullMarked;
