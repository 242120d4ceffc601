package tarot.notification.words;

import java.util.List;

/** Buttons under a message, row by row. */
public record Keyboard(List<List<Button>> rows) {

    public static final Keyboard NONE = new Keyboard(List.of());

    /** What happens when it is pressed. */
    public sealed interface Button {

        String label();

        /** Sends {@code data}, at most 64 bytes, to bot-service. */
        record Press(String label, String data) implements Button {}

        /** Opens a web page. */
        record Link(String label, String url) implements Button {}
    }

    static Keyboard of(Button... row) {
        return new Keyboard(List.of(List.of(row)));
    }

    /** One below the other: side by side, phones cut what they say. */
    static Keyboard inAColumn(List<? extends Button> buttons) {
        return inRows(buttons.stream().map(List::of).toList());
    }

    static Keyboard inRows(List<? extends List<? extends Button>> rows) {
        return new Keyboard(rows.stream().map(List::<Button>copyOf).toList());
    }
}
