package tarot.reading.process;

import tarot.contracts.UserId;
import tarot.contracts.reading.ReadingId;

/** A person's reading, and where it is in its life. */
record Reading(ReadingId id, UserId user, Stage stage) {}
