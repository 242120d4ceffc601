/** What arrived at Telegram: where it is learnt, and whether it is all that should be there, once. */
@NullMarked
package tarot.load.delivery;

import org.jspecify.annotations.NullMarked;
