package tarot.contracts.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.reading.ReadingId;

/** What others may ask of credit-service. */
public sealed interface CreditCommand extends Message {

    @Override
    default Topic topic() {
        return Topic.CREDIT_COMMANDS;
    }

    /** About the price of one reading. */
    sealed interface ReservationCommand extends CreditCommand {

        ReadingId reading();

        @Override
        default UUID cause() {
            return reading().value();
        }
    }

    /** Hold the price of a reading. Answered once, for good: reserved or refused. */
    @JsonTypeName("tarot.credit.reserve-credits.v1")
    record ReserveCredits(ReadingId reading, UserId user, Credits price) implements ReservationCommand {}

    /** The reading is written: spend what is held for it. */
    @JsonTypeName("tarot.credit.capture-credits.v1")
    record CaptureCredits(ReadingId reading, UserId user) implements ReservationCommand {}

    /** The reading failed or is free: give back what is held for it. */
    @JsonTypeName("tarot.credit.release-credits.v1")
    record ReleaseCredits(ReadingId reading, UserId user) implements ReservationCommand {}

    /** Tell the person what they have. */
    @JsonTypeName("tarot.credit.report-balance.v1")
    record ReportBalance(UserId user, RequestId request) implements CreditCommand {
        @Override
        public UUID cause() {
            return request.value();
        }
    }
}
