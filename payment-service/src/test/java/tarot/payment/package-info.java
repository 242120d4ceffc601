@NullMarked
package tarot.payment;

import org.jspecify.annotations.NullMarked;
