/** What a person says, and what follows from it: pure decisions, without any server. */
@NullMarked
package tarot.bot.conversation;

import org.jspecify.annotations.NullMarked;
