@NullMarked
package tarot.bot.person;

import org.jspecify.annotations.NullMarked;
