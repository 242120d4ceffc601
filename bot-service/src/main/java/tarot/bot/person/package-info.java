/** People: recognised by what Telegram says of the sender, known to everybody else by a random id. */
@NullMarked
package tarot.bot.person;

import org.jspecify.annotations.NullMarked;
