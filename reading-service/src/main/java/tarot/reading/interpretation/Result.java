package tarot.reading.interpretation;

import tarot.reading.process.Happening;
import tarot.reading.process.WaitingReading;

/** What came of a task. */
sealed interface Result {

    record Over(Happening.Attempt attempt) implements Result {}

    record TryAgain(WaitingReading waiting) implements Result {}
}
