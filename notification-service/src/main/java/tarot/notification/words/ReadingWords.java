package tarot.notification.words;

import java.util.ArrayList;
import java.util.Map;
import tarot.contracts.Credits;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.ReadingEvent;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.NothingRecalled;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingEvent.ReadingFailed;
import tarot.contracts.reading.ReadingEvent.ReadingRecalled;
import tarot.contracts.reading.ReadingEvent.ReadingRefused;
import tarot.contracts.reading.ReadingEvent.ReadingRequested;
import tarot.contracts.reading.Recollection;
import tarot.contracts.reading.Spread;
import tarot.notification.words.Wording.Table;

/** The reading itself: the picture's caption, the interpretation, and why there is none. */
record ReadingWords(Phrasebook phrasebook) {

    Wording word(ReadingEvent event, Content content) {
        return switch (event) {
            case CardsDrawn drawn ->
                new Wording(caption(drawn), Keyboard.NONE, new Table(drawn.spread(), drawn.cards()));
            case ReadingCompleted completed ->
                Wording.of(reading(completed, content.open(completed.sealed(), Interpretation.class)));
            case ReadingRefused refused -> refusal(refused);
            case ReadingFailed _ ->
                Wording.of(phrasebook.say("reading.failed"), Keyboard.of(new Buttons(phrasebook).reading()));
            case ReadingRecalled recalled ->
                new HistoryWords(phrasebook).word(recalled, content.open(recalled.sealed(), Recollection.class));
            case NothingRecalled nothing -> new HistoryWords(phrasebook).word(nothing);
            case ReadingRequested _ -> throw Words.toldToNobody(event);
        };
    }

    private Styled caption(CardsDrawn drawn) {
        var cards = new ArrayList<Styled>();
        for (var card : drawn.cards()) {
            var key = drawn.spread() == Spread.ONE_CARD ? "drawn.card.only" : "drawn.card";
            cards.add(phrasebook.say(key, gaps(drawn.spread(), card)));
        }
        return phrasebook.say(
                drawn.spread() == Spread.ONE_CARD ? "drawn.one" : "drawn",
                Map.of("spread", phrasebook.spread(drawn.spread()), "cards", Styled.joined("\n", cards)));
    }

    private Styled reading(ReadingCompleted completed, Interpretation interpretation) {
        return Styled.joined("\n\n", interpretation(completed.spread(), interpretation), receipt(completed));
    }

    /** What the cards say, card by card. */
    Styled interpretation(Spread spread, Interpretation interpretation) {
        var paragraphs = new ArrayList<Styled>();
        paragraphs.add(written(interpretation.opening()));
        for (var card : interpretation.cards()) {
            paragraphs.add(Styled.joined(
                    "\n", phrasebook.say("reading.card", gaps(spread, card.card())), written(card.text())));
        }
        paragraphs.add(written(interpretation.closing()));
        return Styled.joined("\n\n", paragraphs);
    }

    /** What is left is unknown to readings of old. */
    private Styled receipt(ReadingCompleted completed) {
        var left = completed.left();
        var key = left == null ? receiptKey(completed) : receiptKey(completed) + ".left";
        return phrasebook.say(
                key,
                Map.of(
                        "price", phrasebook.credits(completed.charged()),
                        "left", phrasebook.credits(left == null ? Credits.NONE : left)));
    }

    private static String receiptKey(ReadingCompleted completed) {
        if (completed.interpreter() == Interpreter.FALLBACK) {
            return "receipt.fallback";
        }
        return completed.charged().equals(Credits.NONE) ? "receipt.free" : "receipt";
    }

    private Wording refusal(ReadingRefused refused) {
        var owed = refused.owed();
        var text = phrasebook.say(
                refusalKey(refused),
                Map.of(
                        "spread", phrasebook.spread(refused.spread()),
                        "price", phrasebook.credits(refused.price()),
                        "available", phrasebook.credits(refused.available()),
                        "owed", phrasebook.credits(owed == null ? Credits.NONE : owed)));
        return Wording.of(text, Keyboard.of(new Buttons(phrasebook).buy()));
    }

    private static String refusalKey(ReadingRefused refused) {
        var owed = refused.owed();
        if (owed != null && !owed.equals(Credits.NONE)) {
            return "reading.refused.owed";
        }
        var nothingSmaller =
                refused.spread() == Spread.ONE_CARD || refused.available().equals(Credits.NONE);
        return nothingSmaller ? "reading.refused.smallest" : "reading.refused";
    }

    private Map<String, ?> gaps(Spread spread, DrawnCard drawn) {
        return Map.of(
                "number", drawn.position(),
                "position", phrasebook.position(spread.positions().get(drawn.position() - 1)),
                "card", phrasebook.card(drawn));
    }

    /** What the model wrote is text, whatever it looks like. */
    private static Styled written(String text) {
        return new Phrase("{text}").fill(Map.of("text", text));
    }
}
