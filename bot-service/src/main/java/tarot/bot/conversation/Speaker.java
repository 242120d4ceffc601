package tarot.bot.conversation;

/**
 * Who speaks, as Telegram knows them.
 *
 * @param language IETF tag of the language they use Telegram in
 */
public record Speaker(long telegramId, String language) {}
