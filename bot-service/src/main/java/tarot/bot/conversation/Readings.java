package tarot.bot.conversation;

import java.util.List;
import java.util.Optional;
import tarot.contracts.bot.BotEvent.QuestionAskedFor;
import tarot.contracts.bot.BotEvent.SpreadsOffered;
import tarot.contracts.bot.Refusal;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.Spread;

/** The way to a reading: a spread, a question, a request. */
final class Readings {

    private static final int QUESTION_MAX = 500;
    /** What is longer than 4096, Telegram's apps cut, mostly at a space, and send as several messages. */
    private static final int CUT_FROM = 3_500;

    private final Seal seal;

    Readings(Seal seal) {
        this.seal = seal;
    }

    /**
     * {@code /reading}, {@code /reading three}, {@code /reading Will it work?} with the usual spread, or
     * {@code /reading three: Will it work?}. {@link Wish#read} says how a spread is told from a question.
     */
    Outcome begin(Turn turn, String argument) {
        if (argument.isEmpty()) {
            return turn.says(SpreadsOffered::new).with(Session.NONE);
        }
        var wish = Wish.read(argument);
        var spread = wish.spread() == null ? turn.usual() : wish.spread();
        return wish.question().isEmpty() ? askFor(turn, spread) : ask(turn, prompt(turn, spread), wish.question());
    }

    /** A button that names the spread. */
    Outcome choose(Turn turn, String wireName) {
        return Spread.named(wireName)
                .map(spread -> askFor(turn, spread))
                .orElseGet(() -> turn.refuses(Refusal.STALE_BUTTON));
    }

    /** Asks for the question where this is the name of a spread and nothing else. */
    Optional<Outcome> chosen(Turn turn, String written) {
        var wish = Wish.read(written.strip());
        return Optional.ofNullable(wish.spread())
                .filter(_ -> wish.question().isEmpty())
                .map(spread -> askFor(turn, spread));
    }

    /** Requests the reading, unless the question cannot be taken: then the next text is another try, with this spread. */
    Outcome ask(Turn turn, Prompt prompt, String written) {
        if (Danger.isToldIn(written)) {
            return turn.refuses(Refusal.CARE).with(new Session(prompt));
        }
        return switch (WrittenText.read(written, QUESTION_MAX)) {
            // the rest of it comes next, and is no question
            case WrittenText.Unfit unfit
            when written.length() >= CUT_FROM -> turn.refuses(unfit.reason()).with(Session.NONE);
            case WrittenText.Unfit unfit -> turn.refuses(unfit.reason()).with(new Session(prompt));
            case WrittenText.Fit fit -> {
                var reading = prompt.reading(turn);
                var question = new Question(fit.text(), turn.speaker().language());
                var sealed = seal.seal(question, RequestReading.class, reading.value(), turn.user());
                yield new Outcome(
                        List.of(new RequestReading(reading, turn.user(), prompt.spread(), sealed)),
                        Session.NONE,
                        prompt.spread());
            }
        };
    }

    private static Outcome askFor(Turn turn, Spread spread) {
        return turn.says((user, request) -> new QuestionAskedFor(user, request, spread))
                .with(new Session(prompt(turn, spread)));
    }

    private static Prompt prompt(Turn turn, Spread spread) {
        return new Prompt(spread, turn.ids().update());
    }
}
