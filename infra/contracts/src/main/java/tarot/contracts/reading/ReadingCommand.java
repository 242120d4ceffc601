package tarot.contracts.reading;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.SealedContent;
import tarot.contracts.Topic;
import tarot.contracts.UserId;

/** What others may ask of reading-service. */
public sealed interface ReadingCommand extends Message {

    @Override
    default Topic topic() {
        return Topic.READING_COMMANDS;
    }

    /** Draw the cards of this spread for this question and interpret them. */
    @JsonTypeName("tarot.reading.request-reading.v1")
    record RequestReading(
            ReadingId reading,
            UserId user,
            Spread spread,
            @SealedContent(Question.class) Sealed sealed) implements ReadingCommand {
        @Override
        public UUID cause() {
            return reading.value();
        }
    }

    /** Tell the person again what they were told, a reading a page, newest first; page 0 is the newest. */
    @JsonTypeName("tarot.reading.recall-reading.v1")
    record RecallReading(UserId user, RequestId request, int page) implements ReadingCommand {
        @Override
        public UUID cause() {
            return request.value();
        }
    }
}
