package tarot.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.contracts.reading.Spread;

class WishTests {

    @ParameterizedTest
    @EnumSource
    void aWireNameAloneIsTheSpread(Spread spread) {
        for (var written :
                new String[] {spread.wireName(), spread.wireName().toUpperCase(Locale.ROOT), spread.wireName() + ":"}) {
            assertThat(Wish.read(written)).isEqualTo(new Wish(spread, ""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "One card, ONE_CARD",
        "three cards, THREE_CARDS",
        "Five-card clarity, CLARITY",
        "Clarity, CLARITY",
        "TWO PATHS, TWO_PATHS",
        "Two  paths, TWO_PATHS",
        "Relationship, RELATIONSHIP",
        "Celtic Cross, CELTIC_CROSS"
    })
    void theNameThatIsShownIsTheSpreadToo(String written, Spread spread) {
        assertThat(Wish.read(written)).isEqualTo(new Wish(spread, ""));
        assertThat(Wish.read(written + ": will it work?")).isEqualTo(new Wish(spread, "will it work?"));
        assertThat(Wish.read(written + "\nwill it work?")).isEqualTo(new Wish(spread, "will it work?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three: will it work?",
                "Three : will it work?",
                "three:will it work?",
                "three：will it work?",
                "THREE\n\nwill it work?",
                "three \r\n will it work?"
            })
    void aColonOrANewLineSetsTheQuestionOff(String written) {
        assertThat(Wish.read(written)).isEqualTo(new Wish(Spread.THREE_CARDS, "will it work?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Will it work?",
                "It is over, is it?",
                "In a year?",
                "האם זה יצליח?",
                "すべてうまくいきますか",
                "\"will it work?\"",
                "2027?",
                "🔮",
                "Iñaki or not?"
            })
    void aQuestionThatBeginsAnewFollowsAWireName(String question) {
        assertThat(Wish.read("three " + question)).isEqualTo(new Wish(Spread.THREE_CARDS, question));
        assertThat(Wish.read("Three  " + question)).isEqualTo(new Wish(Spread.THREE_CARDS, question));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one day I will move",
                "One day I will move",
                "three wishes?",
                "clarity about my work",
                "paths ahead: which?",
                "relationship or freedom?",
                "celtic music, or jazz?",
                "one I love has left",
                "one I'm fond of has left",
                "one I’ll miss",
                "one I, who asks, will lose?",
                "one. Or two?",
                "one-way ticket?",
                "ones",
                "Two paths Which?",
                "five-card clarity, please",
                "Will it work?",
                "oneWill it work?",
                "ｏｎｅ: will it work?"
            })
    void anythingElseIsAQuestionAndAllOfIt(String question) {
        assertThat(Wish.read(question)).isEqualTo(new Wish(null, question));
    }
}
