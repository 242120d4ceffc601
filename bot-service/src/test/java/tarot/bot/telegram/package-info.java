@NullMarked
package tarot.bot.telegram;

import org.jspecify.annotations.NullMarked;
