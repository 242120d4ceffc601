package tarot.notification.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tarot.contracts.Credits;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.ReadingEvent;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingEvent.ReadingFailed;
import tarot.contracts.reading.ReadingEvent.ReadingRefused;
import tarot.contracts.reading.ReadingEvent.ReadingRequested;
import tarot.contracts.reading.Spread;
import tarot.notification.words.Keyboard.Button.Press;
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
            case ReadingFailed _ -> Wording.of(phrasebook.say("reading.failed"));
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
                Map.of("spread", phrasebook.spread(drawn.spread()), "cards", joined(cards, "\n")));
    }

    private Styled reading(ReadingCompleted completed, Interpretation interpretation) {
        var paragraphs = new ArrayList<Styled>();
        paragraphs.add(text(interpretation.opening()));
        for (var card : interpretation.cards()) {
            paragraphs.add(joined(
                    List.of(phrasebook.say("reading.card", gaps(completed.spread(), card.card())), text(card.text())),
                    "\n"));
        }
        paragraphs.add(text(interpretation.closing()));
        paragraphs.add(receipt(completed));
        return joined(paragraphs, "\n\n");
    }

    private Styled receipt(ReadingCompleted completed) {
        if (completed.interpreter() == Interpreter.FALLBACK) {
            return phrasebook.say("receipt.fallback");
        }
        return completed.charged().equals(Credits.NONE)
                ? phrasebook.say("receipt.free")
                : phrasebook.say("receipt", Map.of("price", phrasebook.credits(completed.charged())));
    }

    private Wording refusal(ReadingRefused refused) {
        var text = phrasebook.say(
                "reading.refused",
                Map.of(
                        "spread", phrasebook.spread(refused.spread()),
                        "price", phrasebook.credits(refused.price()),
                        "available", phrasebook.credits(refused.available())));
        return Wording.of(text, Keyboard.of(new Press(phrasebook.label("button.buy", Map.of()), "menu:buy")));
    }

    private Map<String, ?> gaps(Spread spread, DrawnCard drawn) {
        return Map.of(
                "number", drawn.position(),
                "position", phrasebook.position(spread.positions().get(drawn.position() - 1)),
                "card", phrasebook.card(drawn));
    }

    /** What the model wrote is text, whatever it looks like. */
    private static Styled text(String written) {
        return new Phrase("{text}").fill(Map.of("text", written));
    }

    private static Styled joined(List<Styled> pieces, String between) {
        var text = new StringBuilder();
        var spans = new ArrayList<Styled.Span>();
        for (var piece : pieces) {
            if (!text.isEmpty()) {
                text.append(between);
            }
            int shift = text.length();
            text.append(piece.text());
            for (var span : piece.spans()) {
                spans.add(new Styled.Span(span.from() + shift, span.to() + shift, span.style()));
            }
        }
        return new Styled(text.toString(), spans);
    }
}
