package tarot.reading.interpretation;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.reading.deck.Deck;

/** Commissions for tests. */
final class Commissions {

    private Commissions() {}

    static Commission of(Spread spread, String question, String language) {
        return of(spread, question, language, new SplittableRandom(42));
    }

    static Commission of(Spread spread, String question, String language, RandomGenerator random) {
        return new Commission(
                new ReadingId(new UUID(random.nextLong(), random.nextLong())),
                spread,
                new Deck(random, 0.4).draw(spread),
                new Question(question, language));
    }
}
