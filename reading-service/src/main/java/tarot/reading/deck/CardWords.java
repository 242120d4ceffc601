package tarot.reading.deck;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;

/** What the cards are called and mean, in one language; in English where a language is not there yet. */
public final class CardWords {

    private final ResourceBundle cards;

    public CardWords(Locale language) {
        this.cards = ResourceBundle.getBundle(
                "tarot.reading.deck.cards",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** As it is called inside a sentence, such as {@code the Fool}. */
    public String name(Card card) {
        return cards.getString(card.wireName() + ".name");
    }

    /** Three or four nouns, the weightiest first. */
    public List<String> keywords(Card card) {
        return List.of(cards.getString(card.wireName() + ".keywords").split(", ", -1));
    }

    /** One or two sentences to the person, for the card as it lies. */
    public String meaning(DrawnCard drawn) {
        return cards.getString(drawn.card().wireName() + (drawn.reversed() ? ".reversed" : ".upright"));
    }
}
