package tarot.reading.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.Spread;
import tarot.reading.deck.CardWords;
import tarot.reading.interpretation.Oracle.Reply.Written;

class BuiltInTests {

    final BuiltIn builtIn = new BuiltIn();
    final long seed = new Random().nextLong();
    final SplittableRandom random = new SplittableRandom(seed);

    @ParameterizedTest
    @EnumSource
    void everyReadingIsOneThatWeWouldTakeFromAModel(Spread spread) {
        var names = new CardWords(Locale.ENGLISH);
        for (int n = 0; n < 500; n++) {
            var commission = Commissions.of(spread, "Should I take the job?", "en", random);
            var text = builtIn.compose(commission);
            assertThat(text.cards()).as("seed %d", seed).hasSameSizeAs(commission.cards());
            assertThat(text.cards()).as("seed %d", seed).allSatisfy(card -> {
                assertThat(card.text())
                        .hasSizeBetween(AnswerCheck.CARD_MIN, AnswerCheck.CARD_MAX)
                        .contains(names.name(card.card().card()));
                assertThat(card.text().contains(", reversed"))
                        .isEqualTo(card.card().reversed());
            });
            assertThat(text.opening()).hasSizeBetween(40, AnswerCheck.FRAME_MAX);
            assertThat(text.closing()).hasSizeBetween(40, AnswerCheck.FRAME_MAX);
            assertThat(whole(text)).as("seed %d", seed).doesNotContain("{", "}");
            assertThat(whole(text).length()).as("seed %d", seed).isLessThanOrEqualTo(AnswerCheck.TOTAL_MAX);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I don’t want to live any more. What now?",
                "Should I END MY LIFE",
                "Was hält mich von Selbstmord ab?",
                "Он сказал, что хочет убить себя",
                "My husband hits me, will he change?",
                "I wish I was dead, is there a way?",
                "I want to be dead",
                "I dont want to be here anymore.",
                "I don't want to be alive",
                "I no longer want to live",
                "Will it hurt to end it all?",
                "My husband hit me yesterday. Will he do it again?",
                "My father beat me. What now?",
                "He is hurting me",
                "Penso em suicídio",
                "penso em suici\u0301dio",
                "J’ai envie d’en finir avec la vie",
                "Je veux mourir",
                "No quiero vivir más",
                "Voglio farla finita",
                "Ich möchte sterben",
                "Хочу покончить с собой",
                "Думаю про самогубство",
                "Я хочу померти",
                "ÖLMEK İSTİYORUM",
                "olmek istiyorum",
                "أفكر في الانتحار"
            })
    void whoSeemsToBeInDangerReadsFirstWhereHelpIs(String question) {
        for (var spread : Spread.values()) {
            var text = builtIn.compose(Commissions.of(spread, question, "en", random));
            assertThat(text.opening())
                    .as("seed %d", seed)
                    .startsWith("Before the cards")
                    .contains("local emergency number")
                    .hasSizeLessThan(AnswerCheck.FRAME_MAX);
        }
    }

    @Test
    void whoSeemsToBeInDangerReadsNothingThatCouldHurt() {
        var words = new CardWords(Locale.ENGLISH);
        for (int n = 0; n < 200; n++) {
            var text = builtIn.compose(Commissions.of(Spread.CELTIC_CROSS, "I want to kill myself", "en", random));
            assertThat(text.cards()).as("seed %d", seed).allSatisfy(card -> {
                var name = words.name(card.card().card());
                assertThat(card.text())
                        .hasSizeGreaterThanOrEqualTo(AnswerCheck.CARD_MIN)
                        .containsIgnoringCase(name)
                        .doesNotContain(words.meaning(card.card()));
            });
            assertThat(text.opening()).as("seed %d", seed).endsWith("The cards can wait.");
            assertThat(text.closing()).as("seed %d", seed).contains("somebody", "be with you");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Will my life change?",
                "Is it better to live in Rome?",
                "Will the deadline kill the project?",
                "Will I beat my rival?",
                "Did he hit me up for money?",
                "Should I end it with him?",
                "I want to diet. Will it work?",
                "Is there an upbeat message for me?"
            })
    void othersReadOfTheirCardsAtOnce(String question) {
        assertThat(builtIn.compose(Commissions.of(Spread.ONE_CARD, question, "en", random))
                        .opening())
                .doesNotContain("emergency");
    }

    @Test
    void onlyWhoSeemsToBeInDangerPaysNothing() {
        assertThat(interpreter("I want to kill myself")).isEqualTo(Interpreter.FALLBACK);
        assertThat(interpreter("Will it work?")).isEqualTo(Interpreter.BUILT_IN);
    }

    Interpreter interpreter(String question) {
        var reply = new MeaningsOracle(builtIn).interpret(Commissions.of(Spread.ONE_CARD, question, "en", random), 1);
        assertThat(reply).isInstanceOf(Written.class);
        return ((Written) reply).interpreter();
    }

    @Test
    void theSameReadingIsAlwaysToldInTheSameWords() {
        var commission = Commissions.of(Spread.RELATIONSHIP, "What is between us?", "en", random);
        assertThat(builtIn.compose(commission)).isEqualTo(new BuiltIn().compose(commission));
    }

    @Test
    void readingsOfOneCardRarelyRepeatEachOther() {
        var texts = Stream.generate(() -> Commissions.of(Spread.ONE_CARD, "What now?", "en", random))
                .limit(200)
                .map(builtIn::compose)
                .map(BuiltInTests::whole)
                .collect(Collectors.toSet());
        assertThat(texts).as("seed %d", seed).hasSizeGreaterThan(190);
    }

    @Test
    void theClosingKnowsWhatTheQuestionIsAbout() {
        assertThat(closing("Does my husband still love me?")).containsAnyOf("heart", "love");
        assertThat(closing("Will I get the PROMOTION?")).containsAnyOf("work", "Friday");
        assertThat(closing("Glove, clover: a word in a word")).doesNotContain("matters of the heart", "for love");
    }

    String closing(String question) {
        return builtIn.compose(Commissions.of(Spread.ONE_CARD, question, "en", random))
                .closing();
    }

    static String whole(Interpretation text) {
        return text.opening() + "\n"
                + text.cards().stream().map(Interpretation.CardText::text).collect(Collectors.joining("\n")) + "\n"
                + text.closing();
    }
}
