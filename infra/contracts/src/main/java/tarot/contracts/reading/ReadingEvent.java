package tarot.contracts.reading;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.Sealed;
import tarot.contracts.SealedContent;
import tarot.contracts.Topic;
import tarot.contracts.UserId;

/** What becomes of a reading, published by reading-service. */
public sealed interface ReadingEvent extends Message {

    ReadingId reading();

    @Override
    default Topic topic() {
        return Topic.READING_EVENTS;
    }

    @Override
    default UUID cause() {
        return reading().value();
    }

    /** A reading was asked for; its price is being asked of credit-service. */
    @JsonTypeName("tarot.reading.reading-requested.v1")
    record ReadingRequested(ReadingId reading, UserId user, Spread spread, Credits price) implements ReadingEvent {}

    /** Too few credits, or some are owed: nothing was drawn, nothing is charged. */
    @JsonTypeName("tarot.reading.reading-refused.v1")
    record ReadingRefused(
            ReadingId reading,
            UserId user,
            Spread spread,
            Credits price,
            Credits available,
            @Nullable Credits owed) implements ReadingEvent {}

    /** The price is held and the cards lie on the table, in the order of the spread's positions. */
    @JsonTypeName("tarot.reading.cards-drawn.v1")
    record CardsDrawn(ReadingId reading, UserId user, Spread spread, List<DrawnCard> cards) implements ReadingEvent {}

    /**
     * The interpretation is written; {@code charged} is what it costs, none when it was made without the model, and
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
            implements ReadingEvent {}

    /** No interpretation could be made; nothing is charged. */
    @JsonTypeName("tarot.reading.reading-failed.v1")
    record ReadingFailed(ReadingId reading, UserId user, Spread spread) implements ReadingEvent {}
}
