@NullMarked
package tarot.payment.webhook;

import org.jspecify.annotations.NullMarked;
