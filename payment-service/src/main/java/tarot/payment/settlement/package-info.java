/** Every payment: settled or held, reversed and reinstated, each once. */
@NullMarked
package tarot.payment.settlement;

import org.jspecify.annotations.NullMarked;
