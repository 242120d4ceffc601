package tarot.simulators.telegram;

/**
 * A stretch of a text that is more than plain.
 *
 * @param type the Bot API's name, such as {@code bold} or {@code text_link}
 * @param offset in UTF-16 units, as the Bot API counts
 * @param detail the link of a {@code text_link}, the language of a {@code pre}, else empty
 */
public record Entity(String type, int offset, int length, String detail) {

    int end() {
        return offset + length;
    }
}
