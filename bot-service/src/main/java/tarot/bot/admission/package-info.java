/**
 * Who comes in: each update once, each person so many times a minute. Also keeps what was begun in the chat, as it is
 * read and written in the same breath. Kept in Redis; in this process while Redis is away.
 */
@NullMarked
package tarot.bot.admission;

import org.jspecify.annotations.NullMarked;
