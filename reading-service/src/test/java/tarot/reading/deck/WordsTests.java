package tarot.reading.deck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Spread;

class WordsTests {

    final CardWords cards = new CardWords(Locale.ENGLISH);
    final PositionWords positions = new PositionWords(Locale.ENGLISH);

    @ParameterizedTest
    @EnumSource
    void everyCardHasANameKeywordsAndTwoMeanings(Card card) {
        assertThat(cards.name(card)).isNotBlank();
        assertThat(cards.keywords(card)).hasSizeBetween(3, 4).doesNotHaveDuplicates();
        for (var reversed : new boolean[] {false, true}) {
            assertThat(cards.meaning(new DrawnCard(1, card, reversed)))
                    .hasSizeBetween(60, 200)
                    .endsWith(".");
        }
    }

    @Test
    void noTwoCardsSayTheSame() {
        Set<String> meanings = new HashSet<>();
        for (var card : Card.values()) {
            meanings.add(cards.meaning(new DrawnCard(1, card, false)));
            meanings.add(cards.meaning(new DrawnCard(1, card, true)));
        }
        assertThat(meanings).hasSize(2 * 78);
    }

    @ParameterizedTest
    @EnumSource
    void everyPositionIsNamedAndExplained(Spread spread) {
        assertThat(spread.positions()).allSatisfy(position -> {
            assertThat(positions.name(position)).isNotBlank();
            assertThat(positions.asks(position)).isNotBlank();
        });
    }

    @Test
    void whoeverSpeaksAnotherLanguageReadsEnglishForNow() {
        assertThat(new CardWords(Locale.forLanguageTag("pt-BR")).name(Card.THE_FOOL))
                .isEqualTo("the Fool");
    }
}
