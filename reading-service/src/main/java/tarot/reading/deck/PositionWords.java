package tarot.reading.deck;

import java.util.Locale;
import java.util.ResourceBundle;

/** What the positions of the spreads are called and ask, in one language; in English where a language is not there yet. */
public final class PositionWords {

    private final ResourceBundle positions;

    public PositionWords(Locale language) {
        this.positions = ResourceBundle.getBundle(
                "tarot.reading.deck.positions",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Such as {@code the obstacle}, of a position's wire name. */
    public String name(String position) {
        return positions.getString(position + ".name");
    }

    /** Such as {@code what stands in the way}. */
    public String asks(String position) {
        return positions.getString(position + ".asks");
    }
}
