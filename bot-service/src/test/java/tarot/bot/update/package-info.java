@NullMarked
package tarot.bot.update;

import org.jspecify.annotations.NullMarked;
