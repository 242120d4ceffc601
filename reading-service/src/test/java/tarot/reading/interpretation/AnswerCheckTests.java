package tarot.reading.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tools.jackson.databind.json.JsonMapper;

class AnswerCheckTests {

    static final String TEXT = "A text about a card that is long enough to be believed, and not too long.";

    /** As a model would write it. */
    record OneCard(int position, String card, String text) {}

    final JsonMapper json = new JsonMapper();
    final AnswerCheck check = new AnswerCheck(json);

    @Test
    void aFittingAnswerBecomesAnInterpretationInTheOrderOfTheSpread() {
        var answer = answer(card(3, "death"), card(1, "the-fool"), card(2, "ten-of-cups"));
        var interpretation = fit(json.writeValueAsString(answer));
        assertThat(interpretation.cards())
                .extracting(text -> text.card().card())
                .containsExactly(Card.THE_FOOL, Card.TEN_OF_CUPS, Card.DEATH);
        assertThat(interpretation.language()).isEqualTo("en");
    }

    @Test
    void aFenceAroundTheJsonIsForgiven() {
        fit("```json\n" + json.writeValueAsString(good()) + "\n```");
    }

    @Test
    void markupIsTakenOut() {
        var answer = answer(
                card(1, "the-fool", "**Bold** words about __this__ card,\n\nwith `code`, and then some more of them."),
                card(2, "ten-of-cups"),
                card(3, "death"));
        assertThat(fit(json.writeValueAsString(answer)).cards().getFirst().text())
                .isEqualTo("Bold words about this card, with code, and then some more of them.");
    }

    @Test
    void aMissingCardIsNotForgiven() {
        unfit(answer(card(1, "the-fool"), card(2, "ten-of-cups")));
    }

    @Test
    void anInventedCardIsNotForgiven() {
        unfit(answer(card(1, "the-fool"), card(2, "ten-of-cups"), card(3, "death"), card(4, "the-sun")));
        unfit(answer(card(1, "the-fool"), card(2, "ten-of-cups"), card(3, "the-sun")));
    }

    @Test
    void aCardOneCardOfTwiceIsNotForgiven() {
        unfit(answer(card(1, "the-fool"), card(1, "the-fool"), card(3, "death")));
    }

    @Test
    void aCardInAnothersPlaceIsNotForgiven() {
        unfit(answer(card(2, "the-fool"), card(1, "ten-of-cups"), card(3, "death")));
    }

    @Test
    void lengthsAreKept() {
        unfit(answer(card(1, "the-fool", "Too short."), card(2, "ten-of-cups"), card(3, "death")));
        unfit(answer(card(1, "the-fool", "word ".repeat(200)), card(2, "ten-of-cups"), card(3, "death")));
        unfit(Map.of("opening", "", "cards", goodCards(), "closing", "An end."));
        unfit(Map.of("opening", "A beginning.", "cards", goodCards(), "closing", "long ".repeat(150)));
    }

    @Test
    void anotherLanguagesScriptIsNotForgiven() {
        var russian = "Эта карта говорит о том, что пора сделать первый шаг и не бояться дороги.";
        var answer = Map.of(
                "opening",
                russian,
                "cards",
                List.of(card(1, "the-fool", russian), card(2, "ten-of-cups", russian), card(3, "death", russian)),
                "closing",
                russian);
        unfit(answer);
        assertThat(check.check(json.writeValueAsString(answer), commission("ru")))
                .isInstanceOf(Verdict.Fit.class);
        assertThat(check.check(json.writeValueAsString(good()), commission("ru", "Получится ли?")))
                .isInstanceOf(Verdict.Unfit.class);
    }

    @Test
    void whoAsksInAnotherLanguageThanTheirAppSpeaksMayBeAnsweredInIt() {
        assertThat(check.check(json.writeValueAsString(good()), commission("ru", "Will it?")))
                .isInstanceOf(Verdict.Fit.class);
        var japanese = "このカードは、最初の一歩を踏み出す時が来たことを告げています。恐れずに進み、周りの人の声にも耳を傾けてください。";
        var answer = Map.of(
                "opening",
                japanese,
                "cards",
                List.of(card(1, "the-fool", japanese), card(2, "ten-of-cups", japanese), card(3, "death", japanese)),
                "closing",
                japanese);
        assertThat(check.check(json.writeValueAsString(answer), commission("en", "うまくいくでしょうか、次の一歩は何ですか？")))
                .isInstanceOf(Verdict.Fit.class);
        assertThat(check.check(json.writeValueAsString(answer), commission("en", "🤔?")))
                .isInstanceOf(Verdict.Unfit.class);
    }

    @Test
    void aLanguageWhoseScriptIsNotKnownIsBelieved() {
        var bengali = "এই তাসটি বলে যে এখন প্রথম পদক্ষেপ নেওয়ার সময় এসেছে, ভয় না পেয়ে এগিয়ে যান।";
        var answer = Map.of(
                "opening",
                bengali,
                "cards",
                List.of(card(1, "the-fool", bengali), card(2, "ten-of-cups", bengali), card(3, "death", bengali)),
                "closing",
                bengali);
        assertThat(check.check(json.writeValueAsString(answer), commission("bn")))
                .isInstanceOf(Verdict.Fit.class);
        assertThat(check.check(json.writeValueAsString(answer), commission("de")))
                .isInstanceOf(Verdict.Unfit.class);
    }

    @Test
    void htmlIsNotForgiven() {
        unfit(answer(
                card(1, "the-fool", "<b>A text</b> about a card that is long enough to be believed."),
                card(2, "ten-of-cups"),
                card(3, "death")));
    }

    @Test
    void whatIsNoAnswerAtAllIsNotForgiven() {
        for (var nothing :
                new @Nullable String[] {null, "", "[]", "null", "{}", "Sure! {", "{\"cards\": [null]}", "7"}) {
            assertThat(check.check(nothing, commission("en"))).isInstanceOf(Verdict.Unfit.class);
        }
    }

    @Test
    void whoSeemsToBeInDangerReadsFirstWhereHelpIsWhateverTheModelSays() {
        var told = endangered(good());
        assertThat(told.opening())
                .startsWith("Before the cards")
                .contains("local emergency number")
                .endsWith("A beginning.");
        assertThat(fit(json.writeValueAsString(good())).opening()).isEqualTo("A beginning.");
    }

    @Test
    void helpThatTheModelNamesIsNotNamedTwice() {
        var kind = "Please call your local emergency number now.";
        assertThat(endangered(Map.of("opening", kind, "cards", goodCards(), "closing", "An end."))
                        .opening())
                .isEqualTo(kind);
    }

    @Test
    void helpKeepsToTheLimits() {
        var opening = "word ".repeat(110).strip();
        var answer = Map.of("opening", opening, "cards", goodCards(), "closing", "An end.");
        assertThat(endangered(answer).opening()).endsWith("The cards can wait.").hasSizeLessThan(AnswerCheck.FRAME_MAX);

        var text = "word ".repeat(179).strip();
        var full = Map.of(
                "opening",
                "word ".repeat(40),
                "cards",
                List.of(card(1, "the-fool", text), card(2, "ten-of-cups", text), card(3, "death", text)),
                "closing",
                "word ".repeat(115));
        fit(json.writeValueAsString(full));
        assertThat(check.check(json.writeValueAsString(full), commission("en", "I want to kill myself")))
                .isInstanceOf(Verdict.Unfit.class);
    }

    Interpretation endangered(Map<String, Object> answer) {
        var verdict = check.check(json.writeValueAsString(answer), commission("en", "I want to kill myself"));
        assertThat(verdict).isInstanceOf(Verdict.Fit.class);
        return ((Verdict.Fit) verdict).interpretation();
    }

    Interpretation fit(String answer) {
        var verdict = check.check(answer, commission("en"));
        assertThat(verdict).isInstanceOf(Verdict.Fit.class);
        return ((Verdict.Fit) verdict).interpretation();
    }

    void unfit(Map<String, Object> answer) {
        assertThat(check.check(json.writeValueAsString(answer), commission("en")))
                .isInstanceOf(Verdict.Unfit.class);
    }

    static Commission commission(String language) {
        return commission(language, "Will it?");
    }

    static Commission commission(String language, String question) {
        var cards = List.of(
                new DrawnCard(1, Card.THE_FOOL, false),
                new DrawnCard(2, Card.TEN_OF_CUPS, true),
                new DrawnCard(3, Card.DEATH, false));
        return new Commission(
                new ReadingId(new UUID(1, 1)), Spread.THREE_CARDS, cards, new Question(question, language));
    }

    static Map<String, Object> good() {
        return Map.of("opening", "A beginning.", "cards", goodCards(), "closing", "An end.");
    }

    static List<OneCard> goodCards() {
        return List.of(card(1, "the-fool"), card(2, "ten-of-cups"), card(3, "death"));
    }

    static Map<String, Object> answer(OneCard... cards) {
        return Map.of("opening", "A beginning.", "cards", List.of(cards), "closing", "An end.");
    }

    static OneCard card(int position, String name) {
        return card(position, name, TEXT);
    }

    static OneCard card(int position, String name, String text) {
        return new OneCard(position, name, text);
    }
}
