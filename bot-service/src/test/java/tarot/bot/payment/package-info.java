@NullMarked
package tarot.bot.payment;

import org.jspecify.annotations.NullMarked;
