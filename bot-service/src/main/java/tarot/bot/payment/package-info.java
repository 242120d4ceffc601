/** Telegram Stars: whether a payment may begin, and that one was made. */
@NullMarked
package tarot.bot.payment;

import org.jspecify.annotations.NullMarked;
