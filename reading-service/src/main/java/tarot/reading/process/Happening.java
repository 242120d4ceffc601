package tarot.reading.process;

import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditEvent.ReservationEvent;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.ReadingId;
import tarot.reading.archive.KeptText;

/** What can happen to a reading. */
public sealed interface Happening {

    ReadingId reading();

    UserId user();

    /** Somebody asked for it. */
    record Asked(RequestReading command, KeptText question) implements Happening {
        @Override
        public ReadingId reading() {
            return command.reading();
        }

        @Override
        public UserId user() {
            return command.user();
        }
    }

    /** Something became of its price. */
    record Priced(ReservationEvent event) implements Happening {
        @Override
        public ReadingId reading() {
            return event.reading();
        }

        @Override
        public UserId user() {
            return event.user();
        }
    }

    /** Nobody has said in time what became of its price. */
    record Unanswered(ReadingId reading, UserId user) implements Happening {}

    /** What came of its interpretation. */
    sealed interface Attempt extends Happening {}

    /** It is written: {@code sealed} for those who deliver it, {@code kept} for the archive. */
    record Interpreted(ReadingId reading, UserId user, Interpreter interpreter, Sealed sealed, KeptText kept)
            implements Attempt {}

    /** It can never be written. */
    record GivenUp(ReadingId reading, UserId user) implements Attempt {}
}
