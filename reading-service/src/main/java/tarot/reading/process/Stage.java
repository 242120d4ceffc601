package tarot.reading.process;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Credits;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Spread;
import tarot.reading.archive.KeptText;

/** Where a reading is in its life, with what matters there. Texts are null once stored: no decision needs them again. */
sealed interface Stage {

    /** Never heard of. */
    record New() implements Stage {}

    record AwaitingCredits(Spread spread, @Nullable KeptText question) implements Stage {}

    /** {@code left} is what the person could still use when the price was held; null where nobody said. */
    record Interpreting(
            Spread spread, List<DrawnCard> cards, @Nullable Credits left) implements Stage {}

    record Completed(Spread spread, @Nullable KeptText interpretation) implements Stage {}

    record Refused(Spread spread) implements Stage {}

    record Failed(Spread spread) implements Stage {}
}
