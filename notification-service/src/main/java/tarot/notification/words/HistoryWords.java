package tarot.notification.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tarot.contracts.reading.Interpretation.CardText;
import tarot.contracts.reading.ReadingEvent.NothingRecalled;
import tarot.contracts.reading.ReadingEvent.ReadingRecalled;
import tarot.contracts.reading.Recollection;
import tarot.notification.words.Keyboard.Button.Press;
import tarot.notification.words.Wording.Table;

/** What was asked and told before, a reading a page, newest first. */
record HistoryWords(Phrasebook phrasebook) {

    Wording word(ReadingRecalled recalled, Recollection recollection) {
        var spread = recalled.spread();
        var interpretation = recollection.interpretation();
        var head = phrasebook.say(
                "history",
                Map.of(
                        "spread", phrasebook.spread(spread),
                        "date", phrasebook.day(recalled.at()),
                        "question", recollection.question().text()));
        return new Wording(
                Styled.joined("\n\n", head, new ReadingWords(phrasebook).interpretation(spread, interpretation)),
                keyboard(recalled),
                new Table(
                        spread,
                        interpretation.cards().stream().map(CardText::card).toList()));
    }

    Wording word(NothingRecalled nothing) {
        var buttons = new Buttons(phrasebook);
        return nothing.page() == 0
                ? Wording.of(phrasebook.say("history.empty"), Keyboard.of(buttons.reading()))
                : Wording.of(phrasebook.say("history.end"), Keyboard.of(buttons.history("button.newest", 0)));
    }

    private Keyboard keyboard(ReadingRecalled recalled) {
        var buttons = new Buttons(phrasebook);
        var turns = new ArrayList<Press>();
        if (recalled.page() > 0) {
            turns.add(buttons.history("button.newer", recalled.page() - 1));
        }
        if (recalled.more()) {
            turns.add(buttons.history("button.older", recalled.page() + 1));
        }
        return turns.isEmpty() ? Keyboard.NONE : Keyboard.inRows(List.of(turns));
    }
}
