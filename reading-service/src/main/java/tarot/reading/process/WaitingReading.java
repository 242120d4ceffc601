package tarot.reading.process;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tarot.contracts.UserId;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.reading.archive.KeptText;

/**
 * A reading that a worker has taken up.
 *
 * @param attempt from 1: how often it was taken up, this time included
 * @param lease whose turn it is: valid until the lease runs out
 * @param traceparent the trace of the request
 */
public record WaitingReading(
        ReadingId reading,
        UserId user,
        Spread spread,
        List<DrawnCard> cards,
        KeptText question,
        int attempt,
        UUID lease,
        @Nullable String traceparent) {}
