package tarot.reading.deck;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;

/** Drawn cards as a short text for a column, such as {@code the-fool ace-of-cups:reversed}. */
public final class Hand {

    private static final String REVERSED = ":reversed";

    private Hand() {}

    /** The cards must be in the order of their positions, from 1 without a gap. */
    public static String write(List<DrawnCard> cards) {
        return cards.stream()
                .map(drawn -> drawn.card().wireName() + (drawn.reversed() ? REVERSED : ""))
                .collect(joining(" "));
    }

    /** Throws {@link IllegalArgumentException} where a card is named that does not exist. */
    public static List<DrawnCard> read(String text) {
        var cards = new ArrayList<DrawnCard>();
        for (var name : text.split(" ", -1)) {
            var reversed = name.endsWith(REVERSED);
            var card = Card.named(reversed ? name.substring(0, name.length() - REVERSED.length()) : name);
            cards.add(new DrawnCard(cards.size() + 1, card, reversed));
        }
        return List.copyOf(cards);
    }
}
