package tarot.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tarot.contracts.credit.CreditEvent.CreditsCaptured;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.Spread;
import tarot.e2e.stage.Gateway;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Stage;
import tarot.e2e.stage.Told;
import tarot.e2e.stage.Visitor;

/** From a question to its reading. */
@Journey
class ReadingJourney {

    private static final Duration PICTURE_WITHIN = Duration.ofSeconds(3); // a second is the goal; machines are busy

    @Test
    void aReadingIsDelivered(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.says("/reading");
        var spreads = visitor.hears("Which spread");
        assertThat(spreads.buttons()).hasSize(Spread.values().length);
        assertThat(visitor.presses("Three cards")).isEqualTo("spread:three");
        visitor.hears("Three cards, 2 credits.", "What would you like to ask?");
        var asked = visitor.says("Will the garden bloom again?");
        var picture = visitor.sees();
        var reading = visitor.hears("2 credits for this reading");

        assertThat(picture.text()).contains("Past", "Present", "Future");
        assertDrawnCardsAreIn(stage, visitor, picture.text());
        assertDrawnCardsAreIn(stage, visitor, reading.text());
        assertThat(stage.books().available(visitor.user())).isEqualTo(3);
        assertThat(stage.topics().facts(CardsDrawn.class, visitor.user())).isEqualTo(1);
        remarkAndCheck(stage, asked, picture, reading);
    }

    @Test
    void pastReadingsAreShownAgain(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.says("/reading Will it work?");
        var first = visitor.sees();
        visitor.hears("1 credit for this reading");
        visitor.says("/reading three And after that?");
        visitor.sees();
        visitor.hears("2 credits for this reading");

        visitor.says("/history");
        assertThat(visitor.sees().text()).startsWith("Three cards · ").contains("And after that?");
        await().until(() -> visitor.heard().stream()
                .flatMap(told -> told.buttons().stream())
                .anyMatch(button -> button.label().startsWith("Older"))); // under the last part of a long one
        visitor.presses("Older");
        var again = visitor.sees();
        assertThat(again.text())
                .startsWith("One card · ")
                .contains("Will it work?", first.text().lines().findFirst().orElseThrow());
        assertThat(stage.books().available(visitor.user()))
                .as("what it costs to look back")
                .isEqualTo(2);
    }

    @Test
    void aQuestionInOneMessageDrawsAtOnce(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.says("/reading Will it work?");
        assertThat(visitor.sees().text()).contains("Your card is being read");
        visitor.hears("1 credit for this reading");
        visitor.says("/reading three Will it work?");
        visitor.sees();
        visitor.hears("2 credits for this reading");
        var asked = visitor.says("/reading And after that?"); // the spread that was used last
        var picture = visitor.sees();
        var reading = visitor.hears("2 credits for this reading");
        assertThat(stage.books().available(visitor.user())).isZero();
        remarkAndCheck(stage, asked, picture, reading);
    }

    @Test
    void aQuestionIsTheVeryFirstMessage(Stage stage) {
        var visitor = stage.visitor();
        visitor.says("/reading Does this need a beginning?");
        visitor.sees();
        visitor.hears("1 credit for this reading");
        visitor.registered();
        stage.comesToRest();
        assertThat(stage.books().available(visitor.user())).isEqualTo(4);
        assertThat(visitor.timesHeard("A gift to begin with")).isEqualTo(1);
    }

    @Test
    void tenCardsAreAllInterpreted(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.says("/reading celtic What does the whole of it look like?");
        var picture = visitor.sees();
        visitor.hears("5 credits for this reading");
        var said = visitor.heard().stream()
                .filter(told -> told.order() > picture.order())
                .map(Told::text)
                .collect(Collectors.joining("\n"));
        assertDrawnCardsAreIn(stage, visitor, said);
    }

    @Test
    void balanceHelpAndCancelAnswer(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.says("/balance");
        visitor.hears("You have 5 credits");
        visitor.says("/help");
        visitor.hears("/reading three: Will it work?", "/balance", "/buy", "/cancel");
        visitor.says("/cancel");
        visitor.hears("nothing to give up");
        visitor.says("/reading");
        visitor.hears("Which spread");
        visitor.presses("One card");
        visitor.hears("What would you like to ask?");
        visitor.says("/cancel");
        visitor.hears("Put away");
        visitor.says("Is anybody listening?");
        visitor.hears("not waiting for a question");
        assertThat(stage.books().readings(visitor.user())).isEmpty();
    }

    @Test
    void tooFewCreditsAreRefusedWithAnOffer(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.says("/reading celtic What does the year bring?");
        visitor.hears("5 credits for this reading");
        visitor.says("/reading one And the day?");
        visitor.hears(": 1 credit", "you have 0 credits", "/buy");
        assertThat(visitor.presses("Get credits")).isEqualTo("menu:buy");
        visitor.hears("How many credits would you like?");
        stage.comesToRest();
        assertThat(stage.books().readings(visitor.user())).containsExactly("COMPLETED", "REFUSED");
        assertThat(stage.books().entries(visitor.user(), "REFUSAL")).isEqualTo(1);
    }

    @Test
    void theModelFailsAndTheCardsSpeakAtNoCharge(Stage stage) {
        var visitor = stage.visitor().arrives();
        stage.simulators().modelFails("server-error", "when nobody reads");
        visitor.says("/reading three What happens when nobody reads?");
        visitor.sees();
        var reading = visitor.hears("from the cards’ own meanings, free of charge");
        assertDrawnCardsAreIn(stage, visitor, reading.text());
        stage.comesToRest();
        assertThat(stage.books().entries(visitor.user(), "CAPTURE")).isZero();
        assertThat(stage.books().entries(visitor.user(), "RELEASE")).isEqualTo(1);
        visitor.says("/balance");
        visitor.hears("You have 5 credits");
    }

    @Test
    void theSameUpdateFiveTimesMakesOneReadingAndOneCharge(Stage stage) {
        var visitor = stage.visitor().arrives();
        var update = Gateway.message(stage.gateway().nextUpdate(), visitor, "/reading Is once enough?");
        var answers = IntStream.range(0, 5)
                .parallel()
                .map(_ -> stage.gateway().update(update))
                .toArray();
        assertThat(answers).containsOnly(200);
        visitor.hears("1 credit for this reading");
        assertThat(stage.gateway().update(update)).as("an hour later").isEqualTo(200);
        visitor.says("/balance");
        visitor.hears("You have 4 credits");
        stage.comesToRest();
        assertThat(visitor.heard().stream().filter(Told::photo)).hasSize(1);
        assertThat(visitor.timesHeard("for this reading")).isEqualTo(1);
        assertThat(stage.books().entries(visitor.user(), "CAPTURE")).isEqualTo(1);
        assertThat(stage.topics().facts(ReadingCompleted.class, visitor.user())).isEqualTo(1);
        assertThat(stage.topics().facts(CreditsCaptured.class, visitor.user())).isEqualTo(1);
    }

    private static void remarkAndCheck(Stage stage, Told asked, Told picture, Told reading) {
        var pictureAfter = Duration.between(asked.at(), picture.at());
        stage.remark(
                "picture after %d ms, reading after %d ms",
                pictureAfter.toMillis(),
                Duration.between(asked.at(), reading.at()).toMillis());
        assertThat(pictureAfter).isLessThan(PICTURE_WITHIN);
    }

    /** By the archive's cards of the person's only reading so far. */
    private static void assertDrawnCardsAreIn(Stage stage, Visitor visitor, String text) {
        var cards = stage.books()
                .sql()
                .sql("select cards from reading.reading where user_id = ?")
                .param(visitor.user().value())
                .query(String.class)
                .single();
        for (var card : cards.split(" ", -1)) {
            assertThat(text).contains(name(card.replace(":reversed", "")));
            if (card.endsWith(":reversed")) {
                assertThat(text).contains(name(card.replace(":reversed", "")) + " (reversed)");
            }
        }
    }

    /** {@code ace-of-cups}: Ace of Cups. */
    private static String name(String wireName) {
        return Arrays.stream(wireName.split("-", -1))
                .map(word -> word.equals("of")
                        ? word
                        : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
