package tarot.notification.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tarot.contracts.reading.ReadingEvent.NothingRecalled;
import tarot.contracts.reading.ReadingEvent.ReadingRecalled;
import tarot.contracts.reading.Spread;
import tarot.notification.words.Keyboard.Button.Press;
import tarot.notification.words.Wording.Table;

class HistoryWordsTests extends Worded {

    @Test
    void aReadingOfThePastComesWithItsCardsItsQuestionAndWhatTheySaid() {
        var wording = word(recalled(0, false));
        assertThat(wording.enclosure()).isEqualTo(new Table(Spread.THREE_CARDS, cards(Spread.THREE_CARDS)));
        assertThat(wording.text().text())
                .startsWith("Three cards · 27 Nov 2026\nWill it <work>?\n\nOpening <i>.\n\nPast — The Fool\nText 1")
                .endsWith("Closing.");
        assertThat(wording.text().html()).contains("<i>Will it &lt;work&gt;?</i>");
    }

    @Test
    void oneTurnsBackAndForth() {
        var newer = new Press("‹ Newer", "history:1");
        var older = new Press("Older ›", "history:3");
        assertThat(buttons(word(recalled(0, false)))).isEmpty();
        assertThat(buttons(word(recalled(0, true)))).containsExactly(new Press("Older ›", "history:1"));
        assertThat(buttons(word(recalled(2, true)))).containsExactly(newer, older);
        assertThat(buttons(word(recalled(2, false)))).containsExactly(newer);
    }

    @Test
    void whoHasHadNoneIsInvitedAndWhoTurnedTooFarIsLedBack() {
        assertThat(text(new NothingRecalled(ADA, REQUEST, 0))).startsWith("You have had no reading yet.");
        assertThat(buttons(word(new NothingRecalled(ADA, REQUEST, 0))))
                .containsExactly(new Press("Ask the cards", "menu:reading"));
        assertThat(buttons(word(new NothingRecalled(ADA, REQUEST, 7))))
                .containsExactly(new Press("‹ Newest", "history:0"));
    }

    static ReadingRecalled recalled(int page, boolean more) {
        return new ReadingRecalled(ADA, REQUEST, page, more, READING, Spread.THREE_CARDS, THEN, SEALED);
    }
}
