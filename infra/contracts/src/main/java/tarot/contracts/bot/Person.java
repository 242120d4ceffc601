package tarot.contracts.bot;

/**
 * Who a person is to Telegram; travels sealed only.
 *
 * @param chat Telegram's number of the private chat
 * @param name what to call them, at most 64 characters, possibly empty
 * @param language IETF tag as Telegram reports it, such as {@code en} or {@code pt-br}
 */
public record Person(long chat, String name, String language) {}
