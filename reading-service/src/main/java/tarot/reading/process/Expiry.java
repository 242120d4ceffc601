package tarot.reading.process;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends readings that nobody priced in time: their request was lost, or credit-service is away for long. */
@Component
class Expiry {

    private static final int AT_ONCE = 500;

    private final ReadingTable table;
    private final Readings readings;
    private final ExpiryProperties properties;

    Expiry(ReadingTable table, Readings readings, ExpiryProperties properties) {
        this.table = table;
        this.readings = readings;
        this.properties = properties;
    }

    /** Other replicas may do the same: who comes second finds a reading that has ended. */
    @Scheduled(fixedDelayString = "${tarot.reading.expiry-interval}")
    void sweep() {
        var full = true;
        while (full) {
            var unanswered = table.unanswered(properties.creditsAwaitedFor(), AT_ONCE);
            readings.take(unanswered);
            full = unanswered.size() == AT_ONCE;
        }
    }
}
