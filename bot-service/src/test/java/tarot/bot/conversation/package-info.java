@NullMarked
package tarot.bot.conversation;

import org.jspecify.annotations.NullMarked;
