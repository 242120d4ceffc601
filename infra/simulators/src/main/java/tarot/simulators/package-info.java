/** Stand-ins for the three outside worlds of the bot: Telegram, a language model and Stripe. */
@NullMarked
package tarot.simulators;

import org.jspecify.annotations.NullMarked;
