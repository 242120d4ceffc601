package tarot.contracts.reading;

/**
 * What a person wants to know; travels sealed only.
 *
 * @param text 1 to 500 characters
 * @param language IETF tag to answer in
 */
public record Question(String text, String language) {}
