package tarot.notification.words;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Spread;

/**
 * What a person is told: a text, perhaps under a picture of cards, perhaps with buttons.
 *
 * @param table the cards to show, if any
 */
public record Wording(
        Styled text, Keyboard keyboard, @Nullable Table table) {

    /** Telegram's limit for a text, in UTF-16 units. */
    static final int TEXT_MAX = 4096;

    /** Telegram's limit for the text under a picture. */
    static final int CAPTION_MAX = 1024;

    /** The cards of a reading as they lie. */
    public record Table(Spread spread, List<DrawnCard> cards) {}

    static Wording of(Styled text) {
        return new Wording(text, Keyboard.NONE, null);
    }

    static Wording of(Styled text, Keyboard keyboard) {
        return new Wording(text, keyboard, null);
    }

    /** The messages it takes, to be sent in this order: the picture is with the first, the buttons are under the last. */
    public List<Part> parts() {
        var texts = text.parts(table == null ? TEXT_MAX : CAPTION_MAX, TEXT_MAX);
        var parts = new ArrayList<Part>();
        for (int n = 0; n < texts.size(); n++) {
            var last = n == texts.size() - 1;
            parts.add(new Part(texts.get(n), last ? keyboard : Keyboard.NONE, n == 0 ? table : null, last));
        }
        return parts;
    }

    /** One message. */
    public record Part(
            Styled text, Keyboard keyboard, @Nullable Table table, boolean last) {}
}
