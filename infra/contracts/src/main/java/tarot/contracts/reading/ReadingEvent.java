package tarot.contracts.reading;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.SealedContent;
import tarot.contracts.Topic;
import tarot.contracts.UserId;

/** What becomes of readings, published by reading-service. */
public sealed interface ReadingEvent extends Message {

    @Override
    default Topic topic() {
        return Topic.READING_EVENTS;
    }

    /** What becomes of one reading; each at most once. */
    sealed interface Milestone extends ReadingEvent {

        ReadingId reading();

        @Override
        default UUID cause() {
            return reading().value();
        }
    }

    /** A reading was asked for; its price is being asked of credit-service. */
    @JsonTypeName("tarot.reading.reading-requested.v1")
    record ReadingRequested(ReadingId reading, UserId user, Spread spread, Credits price) implements Milestone {}

    /** Too few credits, or some are owed: nothing was drawn, nothing is charged. */
    @JsonTypeName("tarot.reading.reading-refused.v1")
    record ReadingRefused(
            ReadingId reading,
            UserId user,
            Spread spread,
            Credits price,
            Credits available,
            @Nullable Credits owed) implements Milestone {}

    /** The price is held and the cards lie on the table, in the order of the spread's positions. */
    @JsonTypeName("tarot.reading.cards-drawn.v1")
    record CardsDrawn(ReadingId reading, UserId user, Spread spread, List<DrawnCard> cards) implements Milestone {}

    /**
     * The interpretation is written; {@code charged} is what it costs, none where the interpreter is {@code fallback}, and
     * {@code left} what the person may still use after it, as far as was known when the cards were drawn.
     */
    @JsonTypeName("tarot.reading.reading-completed.v1")
    record ReadingCompleted(
            ReadingId reading,
            UserId user,
            Spread spread,
            Credits charged,
            Interpreter interpreter,
            @Nullable Credits left,
            @SealedContent(Interpretation.class) Sealed sealed)
            implements Milestone {}

    /** No interpretation could be made; nothing is charged. */
    @JsonTypeName("tarot.reading.reading-failed.v1")
    record ReadingFailed(ReadingId reading, UserId user, Spread spread) implements Milestone {}

    /** Answers {@link ReadingCommand.RecallReading}. */
    sealed interface Answer extends ReadingEvent {

        RequestId request();

        @Override
        default UUID cause() {
            return request().value();
        }
    }

    /** What the person was told {@code at} that time; {@code more} when there are older readings. */
    @JsonTypeName("tarot.reading.reading-recalled.v1")
    record ReadingRecalled(
            UserId user,
            RequestId request,
            int page,
            boolean more,
            ReadingId reading,
            Spread spread,
            Instant at,
            @SealedContent(Recollection.class) Sealed sealed)
            implements Answer {}

    /** There is no such reading: the person has had none, or fewer than that. */
    @JsonTypeName("tarot.reading.nothing-recalled.v1")
    record NothingRecalled(UserId user, RequestId request, int page) implements Answer {}
}
