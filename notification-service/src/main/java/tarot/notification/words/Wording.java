package tarot.notification.words;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Spread;

/**
 * What a person is told: a text, perhaps under something, perhaps with buttons.
 *
 * @param enclosure what comes with the text, if anything
 */
public record Wording(
        Styled text, Keyboard keyboard, @Nullable Enclosure enclosure) {

    /** Telegram's limit for a text, in UTF-16 units. */
    static final int TEXT_MAX = 4096;

    /** What makes more of a message than its text. */
    public sealed interface Enclosure {

        /** Telegram's limit for the text that goes with it, in UTF-16 units. */
        int textMax();
    }

    /** The cards of a reading as they lie: the text is under their picture. */
    public record Table(Spread spread, List<DrawnCard> cards) implements Enclosure {

        @Override
        public int textMax() {
            return 1024;
        }
    }

    /**
     * An invoice in Telegram: the text describes what is sold, and a button to pay comes by itself.
     *
     * @param title what is sold, at most {@value #TITLE_MAX} characters
     * @param amount in the currency's smallest unit
     * @param otherwise what to say instead where Telegram will not take the invoice
     */
    public record Bill(String title, String payload, String currency, int amount, Styled otherwise)
            implements Enclosure {

        static final int TITLE_MAX = 32;

        @Override
        public int textMax() {
            return 255;
        }

        /** It must not end in a log. */
        @Override
        public String toString() {
            return "Bill[" + title + "]";
        }
    }

    static Wording of(Styled text) {
        return new Wording(text, Keyboard.NONE, null);
    }

    static Wording of(Styled text, Keyboard keyboard) {
        return new Wording(text, keyboard, null);
    }

    /** The messages it takes, to be sent in this order: the enclosure is with the first, the buttons are under the last. */
    public List<Part> parts() {
        var texts = text.parts(enclosure == null ? TEXT_MAX : enclosure.textMax(), TEXT_MAX);
        var parts = new ArrayList<Part>();
        for (int n = 0; n < texts.size(); n++) {
            var last = n == texts.size() - 1;
            parts.add(new Part(texts.get(n), last ? keyboard : Keyboard.NONE, n == 0 ? enclosure : null, last));
        }
        return parts;
    }

    /** One message. */
    public record Part(
            Styled text, Keyboard keyboard, @Nullable Enclosure enclosure, boolean last) {}
}
