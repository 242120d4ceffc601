package tarot.simulators.telegram;

/**
 * Who a person in a chat is.
 *
 * @param username without the at sign, empty where there is none
 * @param language IETF tag, such as {@code en}, empty where the client does not tell
 */
public record Profile(long id, String name, String username, String language) {}
