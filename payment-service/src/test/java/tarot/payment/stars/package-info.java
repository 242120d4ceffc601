@NullMarked
package tarot.payment.stars;

import org.jspecify.annotations.NullMarked;
