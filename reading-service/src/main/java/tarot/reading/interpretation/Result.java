package tarot.reading.interpretation;

import org.jspecify.annotations.Nullable;
import tarot.reading.process.Happening;
import tarot.reading.process.WaitingReading;

/** What came of a task. */
sealed interface Result {

    /** {@code traceparent} is that of the attempt: what is said of it belongs to the same trace. */
    record Over(Happening.Attempt attempt, @Nullable String traceparent) implements Result {}

    record TryAgain(WaitingReading waiting) implements Result {}
}
