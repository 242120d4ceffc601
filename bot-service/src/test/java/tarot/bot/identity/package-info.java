@NullMarked
package tarot.bot.identity;

import org.jspecify.annotations.NullMarked;
