/** What bot-service announces: people and conversation. */
@NullMarked
package tarot.contracts.bot;

import org.jspecify.annotations.NullMarked;
