package tarot.simulators.telegram;

/**
 * A button under a message.
 *
 * @param data what comes back when it is pressed, empty for other kinds
 * @param url where it leads, empty for other kinds
 */
public record Button(String label, String data, String url) {

    /** Whether it is of a kind that nobody can press here. */
    boolean isEmpty() {
        return data.isEmpty() && url.isEmpty();
    }
}
