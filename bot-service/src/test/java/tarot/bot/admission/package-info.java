@NullMarked
package tarot.bot.admission;

import org.jspecify.annotations.NullMarked;
