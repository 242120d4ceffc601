package tarot.reading.interpretation;

import org.jspecify.annotations.Nullable;
import tarot.reading.archive.PersonKey;
import tarot.reading.process.WaitingReading;

/** A reading taken up, with the key of its texts; without one the person's texts are gone for good. */
record Task(WaitingReading waiting, @Nullable PersonKey key) {}
