package tarot.reading.interpretation;

import java.util.List;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Question;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;

/** What is to be interpreted. Its text says nothing of the question: it may end up in a log. */
record Commission(ReadingId reading, Spread spread, List<DrawnCard> cards, Question question) {

    @Override
    public String toString() {
        return "reading " + reading;
    }
}
