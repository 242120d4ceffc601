package tarot.reading.deck;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Spread;

/** All 78 cards, shuffled anew for each spread. */
public final class Deck {

    private final RandomGenerator random;
    private final double shareReversed;

    /**
     * @param random unpredictable in production
     * @param shareReversed how many of the cards come reversed, from 0 to 1
     */
    public Deck(RandomGenerator random, double shareReversed) {
        this.random = random;
        this.shareReversed = shareReversed;
    }

    /** A card for each position of the spread, in their order, none of them twice. */
    public List<DrawnCard> draw(Spread spread) {
        var cards = Card.values(); // a copy of its own
        var drawn = new ArrayList<DrawnCard>();
        for (int n = 0; n < spread.positions().size(); n++) { // Fisher and Yates, as far as cards are needed
            int pick = random.nextInt(n, cards.length);
            var card = cards[pick];
            cards[pick] = cards[n];
            drawn.add(new DrawnCard(n + 1, card, random.nextDouble() < shareReversed));
        }
        return List.copyOf(drawn);
    }
}
