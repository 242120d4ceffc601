package tarot.reading.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.credit.CreditCommand.CaptureCredits;
import tarot.contracts.credit.CreditCommand.ReleaseCredits;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingEvent.ReadingFailed;
import tarot.contracts.reading.ReadingEvent.ReadingRefused;
import tarot.contracts.reading.ReadingEvent.ReadingRequested;
import tarot.contracts.reading.Spread;
import tarot.reading.deck.Deck;
import tarot.reading.process.Stage.AwaitingCredits;
import tarot.reading.process.Stage.Completed;
import tarot.reading.process.Stage.Failed;
import tarot.reading.process.Stage.Interpreting;
import tarot.reading.process.Stage.New;
import tarot.reading.process.Stage.Refused;

class CourseTests {

    final Course course = new Course(new Deck(new SplittableRandom(7), 0.33));

    @Test
    void aRequestAsksForThePrice() {
        var step = course.next(new New(), Story.ASKED);
        assertThat(step.next()).isInstanceOf(AwaitingCredits.class);
        assertThat(step.messages())
                .containsExactly(
                        new ReadingRequested(Story.READING, Story.USER, Spread.THREE_CARDS, Credits.of(2)),
                        new ReserveCredits(Story.READING, Story.USER, Credits.of(2)));
    }

    @Test
    void heldCreditsLayTheCards() {
        var step = course.next(Story.AWAITING, Story.RESERVED);
        var cards = ((Interpreting) step.next()).cards();
        assertThat(cards).hasSize(3);
        assertThat(step.messages())
                .containsExactly(new CardsDrawn(Story.READING, Story.USER, Spread.THREE_CARDS, cards));
    }

    @Test
    void refusedCreditsEndItWithoutACard() {
        var step = course.next(Story.AWAITING, Story.REFUSED);
        assertThat(step.next()).isInstanceOf(Refused.class);
        assertThat(step.messages())
                .containsExactly(new ReadingRefused(
                        Story.READING, Story.USER, Spread.THREE_CARDS, Credits.of(2), Credits.of(1), Credits.of(4)));
    }

    @Test
    void theModelsTextIsCharged() {
        assertCompletedFor(Credits.of(2), Story.LEFT, Interpreter.MODEL, new CaptureCredits(Story.READING, Story.USER));
    }

    @Test
    void theBuiltInTextIsChargedWhereItIsTheProduct() {
        assertCompletedFor(
                Credits.of(2), Story.LEFT, Interpreter.BUILT_IN, new CaptureCredits(Story.READING, Story.USER));
    }

    @Test
    void theFallbackIsFreeAndWhatWasHeldForItIsLeftToo() {
        assertCompletedFor(
                Credits.NONE, Credits.of(9), Interpreter.FALLBACK, new ReleaseCredits(Story.READING, Story.USER));
    }

    @Test
    void whatIsLeftIsNotSaidWhereNobodyToldWhenThePriceWasHeld() {
        var cards = Story.INTERPRETING.cards();
        for (var interpreter : Interpreter.values()) {
            var step = course.next(new Interpreting(Spread.THREE_CARDS, cards, null), Story.interpreted(interpreter));
            assertThat(step.messages())
                    .first(InstanceOfAssertFactories.type(ReadingCompleted.class))
                    .extracting(ReadingCompleted::left)
                    .isNull();
        }
    }

    @Test
    void whatCannotBeWrittenIsFree() {
        var step = course.next(Story.INTERPRETING, Story.GIVEN_UP);
        assertThat(step.next()).isInstanceOf(Failed.class);
        assertThat(step.messages())
                .containsExactly(
                        new ReadingFailed(Story.READING, Story.USER, Spread.THREE_CARDS),
                        new ReleaseCredits(Story.READING, Story.USER));
    }

    @Test
    void aHoldThatRanOutBeforeTheCardsWereDrawnFailsTheReading() {
        var step = course.next(Story.AWAITING, Story.EXPIRED);
        assertThat(step.next()).isInstanceOf(Failed.class);
        assertThat(step.messages()).containsExactly(new ReadingFailed(Story.READING, Story.USER, Spread.THREE_CARDS));
    }

    @Test
    void aReadingThatNobodyPricedFailsAndGivesBackWhatMayYetBeHeld() {
        var step = course.next(Story.AWAITING, Story.UNANSWERED);
        assertThat(step.next()).isInstanceOf(Failed.class);
        assertThat(step.messages())
                .containsExactly(
                        new ReadingFailed(Story.READING, Story.USER, Spread.THREE_CARDS),
                        new ReleaseCredits(Story.READING, Story.USER));
    }

    @Test
    void anAnswerThatCameJustBeforeTheSweepIsBelieved() {
        assertThat(course.next(Story.INTERPRETING, Story.UNANSWERED)).isEqualTo(Step.stay(Story.INTERPRETING));
    }

    @Test
    void aHoldThatRunsOutDuringTheInterpretationChangesNothing() {
        assertThat(course.next(Story.INTERPRETING, Story.EXPIRED)).isEqualTo(Step.stay(Story.INTERPRETING));
    }

    @Test
    void nothingHappensToAFinishedReading() {
        for (var stage : List.of(
                new Completed(Spread.THREE_CARDS, null),
                new Refused(Spread.THREE_CARDS),
                new Failed(Spread.THREE_CARDS))) {
            for (var happening : Story.HAPPENINGS.values()) {
                assertThat(course.next(stage, happening)).isEqualTo(Step.stay(stage));
            }
        }
    }

    @Test
    void nothingButARequestBeginsAReading() {
        Story.HAPPENINGS.values().stream()
                .filter(happening -> happening != Story.ASKED)
                .forEach(happening ->
                        assertThat(course.next(new New(), happening)).isEqualTo(Step.stay(new New())));
    }

    void assertCompletedFor(Credits charged, Credits left, Interpreter interpreter, Message credits) {
        var step = course.next(Story.INTERPRETING, Story.interpreted(interpreter));
        assertThat(step.next()).isEqualTo(new Completed(Spread.THREE_CARDS, Story.KEPT));
        assertThat(step.messages())
                .containsExactly(
                        new ReadingCompleted(
                                Story.READING,
                                Story.USER,
                                Spread.THREE_CARDS,
                                charged,
                                interpreter,
                                left,
                                Story.SEALED),
                        credits);
    }
}
