package tarot.contracts.reading;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;
import tarot.contracts.Message;
import tarot.contracts.Sealed;
import tarot.contracts.SealedContent;
import tarot.contracts.Topic;
import tarot.contracts.UserId;

/** What others may ask of reading-service. */
public sealed interface ReadingCommand extends Message {

    ReadingId reading();

    @Override
    default Topic topic() {
        return Topic.READING_COMMANDS;
    }

    @Override
    default UUID cause() {
        return reading().value();
    }

    /** Draw the cards of this spread for this question and interpret them. */
    @JsonTypeName("tarot.reading.request-reading.v1")
    record RequestReading(
            ReadingId reading,
            UserId user,
            Spread spread,
            @SealedContent(Question.class) Sealed sealed) implements ReadingCommand {}
}
