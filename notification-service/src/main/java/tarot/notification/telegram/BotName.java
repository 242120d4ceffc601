package tarot.notification.telegram;

/** What the bot is called in links, as far as Telegram said. */
public sealed interface BotName {

    /** Without an at. */
    record Known(String username) implements BotName {}

    /** It is still to be learnt: {@code why} is what asking for it met. */
    record Unknown(Answer why) implements BotName {}
}
