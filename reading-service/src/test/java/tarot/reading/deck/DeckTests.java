package tarot.reading.deck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Spread;

class DeckTests {

    final long seed = new Random().nextLong();
    final Deck deck = new Deck(new SplittableRandom(seed), 0.33);

    @ParameterizedTest
    @EnumSource
    void aSpreadGetsACardForEachPositionAndNoneTwice(Spread spread) {
        for (int n = 0; n < 500; n++) {
            var drawn = deck.draw(spread);
            assertThat(drawn).as("seed %d", seed).hasSameSizeAs(spread.positions());
            assertThat(drawn).extracting(DrawnCard::position).isSorted().startsWith(1);
            assertThat(new HashSet<>(drawn.stream().map(DrawnCard::card).toList()))
                    .as("seed %d", seed)
                    .hasSameSizeAs(drawn);
        }
    }

    @Test
    void everyCardComesEquallyOftenToEveryPlace() {
        for (int place = 0; place < 3; place++) {
            Map<Card, Integer> counts = new EnumMap<>(Card.class);
            for (int n = 0; n < 78_000; n++) {
                counts.merge(deck.draw(Spread.THREE_CARDS).get(place).card(), 1, Integer::sum);
            }
            // a thousand expected, the standard deviation is about 31
            assertThat(counts).as("seed %d", seed).hasSize(78);
            assertThat(counts.values()).as("seed %d", seed).allMatch(count -> count > 800 && count < 1200);
        }
    }

    @Test
    void aboutAThirdComesReversed() {
        long reversed = 0;
        for (int n = 0; n < 10_000; n++) {
            reversed += deck.draw(Spread.ONE_CARD).getFirst().reversed() ? 1 : 0;
        }
        assertThat(reversed).as("seed %d", seed).isBetween(3000L, 3600L);
    }

    @Test
    void aHandReadsAsItWasWritten() {
        for (int n = 0; n < 500; n++) {
            var hand = deck.draw(Spread.CELTIC_CROSS);
            assertThat(Hand.read(Hand.write(hand))).as("seed %d", seed).isEqualTo(hand);
        }
    }
}
