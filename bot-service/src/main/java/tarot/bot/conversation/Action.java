package tarot.bot.conversation;

/** What a command or a button does. */
@FunctionalInterface
interface Action {

    /**
     * Decides without touching anything outside.
     *
     * @param argument what follows the command or the button's prefix, trimmed, possibly empty
     */
    Outcome on(Turn turn, String argument);
}
