package tarot.reading.process;

import org.jspecify.annotations.Nullable;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditCommand.CaptureCredits;
import tarot.contracts.credit.CreditCommand.ReleaseCredits;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.contracts.credit.CreditEvent.CreditsCaptured;
import tarot.contracts.credit.CreditEvent.CreditsReleased;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.credit.CreditEvent.ReservationExpired;
import tarot.contracts.credit.CreditEvent.ReservationRefused;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingEvent.ReadingFailed;
import tarot.contracts.reading.ReadingEvent.ReadingRefused;
import tarot.contracts.reading.ReadingEvent.ReadingRequested;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.reading.deck.Deck;
import tarot.reading.process.Happening.Asked;
import tarot.reading.process.Happening.GivenUp;
import tarot.reading.process.Happening.Interpreted;
import tarot.reading.process.Happening.Priced;
import tarot.reading.process.Happening.Unanswered;
import tarot.reading.process.Stage.AwaitingCredits;
import tarot.reading.process.Stage.Completed;
import tarot.reading.process.Stage.Failed;
import tarot.reading.process.Stage.Interpreting;
import tarot.reading.process.Stage.New;
import tarot.reading.process.Stage.Refused;

/**
 * The course that every reading takes: all that can happen, at every stage, on one screen. What is delivered twice or
 * late finds a stage where it changes nothing.
 */
record Course(Deck deck) {

    private record Moment(Stage stage, Happening happening) {}

    Step next(Stage stage, Happening happening) {
        return switch (new Moment(stage, happening)) {
            case Moment(New _, Asked asked) -> request(asked);
            // a reservation for a reading that was never asked for here: it runs out by itself
            case Moment(New _, Priced _),
                    Moment(New _, Unanswered _),
                    Moment(New _, Interpreted _),
                    Moment(New _, GivenUp _) -> Step.stay(stage);

            case Moment(AwaitingCredits awaiting, Priced(CreditsReserved held)) -> draw(awaiting, held);
            case Moment(AwaitingCredits awaiting, Priced(ReservationRefused refusal)) -> refuse(awaiting, refusal);
            // the news of the reservation itself was lost to the dead letters; the price is already given back
            case Moment(AwaitingCredits awaiting, Priced(ReservationExpired gone)) ->
                Step.to(
                        new Failed(awaiting.spread()),
                        new ReadingFailed(gone.reading(), gone.user(), awaiting.spread()));
            // should the price have been held after all, the release follows on the request
            case Moment(AwaitingCredits awaiting, Unanswered(var reading, var user)) ->
                fail(reading, user, awaiting.spread());
            case Moment(AwaitingCredits _, Priced(CreditsCaptured _)),
                    Moment(AwaitingCredits _, Priced(CreditsReleased _)),
                    Moment(AwaitingCredits _, Asked _),
                    Moment(AwaitingCredits _, Interpreted _),
                    Moment(AwaitingCredits _, GivenUp _) -> Step.stay(stage);

            case Moment(Interpreting interpreting, Interpreted written) -> complete(interpreting, written);
            case Moment(Interpreting interpreting, GivenUp(var reading, var user)) ->
                fail(reading, user, interpreting.spread());
            // an expired hold too: the person gets what they waited for, and credit-service decides about the capture
            case Moment(Interpreting _, Asked _),
                    Moment(Interpreting _, Priced _),
                    Moment(Interpreting _, Unanswered _) -> Step.stay(stage);

            case Moment(Completed _, Happening _), Moment(Refused _, Happening _), Moment(Failed _, Happening _) ->
                Step.stay(stage);
        };
    }

    private static Step request(Asked asked) {
        var command = asked.command();
        var price = command.spread().price();
        return Step.to(
                new AwaitingCredits(command.spread(), asked.question()),
                new ReadingRequested(command.reading(), command.user(), command.spread(), price),
                new ReserveCredits(command.reading(), command.user(), price));
    }

    private Step draw(AwaitingCredits awaiting, CreditsReserved held) {
        var cards = deck.draw(awaiting.spread());
        return Step.to(
                new Interpreting(awaiting.spread(), cards, held.left()),
                new CardsDrawn(held.reading(), held.user(), awaiting.spread(), cards));
    }

    private static Step refuse(AwaitingCredits awaiting, ReservationRefused refusal) {
        return Step.to(
                new Refused(awaiting.spread()),
                new ReadingRefused(
                        refusal.reading(),
                        refusal.user(),
                        awaiting.spread(),
                        refusal.price(),
                        refusal.available(),
                        refusal.owed()));
    }

    private static Step complete(Interpreting interpreting, Interpreted written) {
        var spread = interpreting.spread();
        var free = written.interpreter() == Interpreter.FALLBACK;
        var charged = free ? Credits.NONE : spread.price();
        return Step.to(
                new Completed(spread, written.kept()),
                new ReadingCompleted(
                        written.reading(),
                        written.user(),
                        spread,
                        charged,
                        written.interpreter(),
                        left(interpreting, free),
                        written.sealed()),
                free
                        ? new ReleaseCredits(written.reading(), written.user())
                        : new CaptureCredits(written.reading(), written.user()));
    }

    /** The price was no longer among what was left; a free reading gives it back. */
    private static @Nullable Credits left(Interpreting interpreting, boolean free) {
        var left = interpreting.left();
        return left == null || !free ? left : left.plus(interpreting.spread().price());
    }

    private static Step fail(ReadingId reading, UserId user, Spread spread) {
        return Step.to(new Failed(spread), new ReadingFailed(reading, user, spread), new ReleaseCredits(reading, user));
    }
}
