package tarot.reading.interpretation;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.UserId;
import tarot.contracts.reading.ReadingId;
import tarot.reading.archive.Archive;
import tarot.reading.archive.KeptText;
import tarot.reading.process.Happening.Attempt;
import tarot.reading.process.Happening.GivenUp;
import tarot.reading.process.Happening.Interpreted;
import tarot.reading.process.Readings;
import tarot.reading.process.WaitingReading;
import tarot.reading.process.WaitingReadings;
import tarot.tracing.Traces;

/** Hands in what came of many attempts, in one transaction. */
@Component
class Results {

    private final Readings readings;
    private final WaitingReadings waiting;
    private final Archive archive;
    private final InterpretationProperties properties;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;

    Results(
            Readings readings,
            WaitingReadings waiting,
            Archive archive,
            InterpretationProperties properties,
            TransactionTemplate transaction,
            MeterRegistry meters) {
        this.readings = readings;
        this.waiting = waiting;
        this.archive = archive;
        this.properties = properties;
        this.transaction = transaction;
        this.meters = meters;
    }

    /**
     * A text is taken from whoever brings it first, even after their lease: it is as good as another's, and the course of
     * the reading takes only one. Failures count only for whoever still holds the lease.
     */
    void store(List<Result> results) {
        var over = new ArrayList<Attempt>();
        var again = new ArrayList<WaitingReading>();
        var traceparents = new HashMap<UserId, String>();
        for (var result : results) {
            switch (result) {
                case Result.Over(var attempt, var traceparent) -> {
                    over.add(attempt);
                    if (traceparent != null) {
                        traceparents.put(attempt.user(), traceparent);
                    }
                }
                case Result.TryAgain(var reading) -> again.add(reading);
            }
        }
        Traces.resume(traceparents);
        var moved = transaction.execute(_ -> {
            if (!again.isEmpty()) {
                waiting.putBack(again, properties.retryPause());
            }
            return readings.take(over);
        });
        afterwards(over, moved);
    }

    private void afterwards(List<Attempt> over, Set<ReadingId> moved) {
        var texts = new HashMap<ReadingId, KeptText>();
        for (var attempt : over) {
            if (moved.contains(attempt.reading())) {
                switch (attempt) {
                    case Interpreted written -> {
                        texts.put(written.reading(), written.kept());
                        count(written.interpreter().name().toLowerCase(Locale.ROOT));
                    }
                    case GivenUp _ -> count("failed");
                }
            }
        }
        archive.remember(texts);
    }

    private void count(String outcome) {
        meters.counter("tarot.readings.finished", "outcome", outcome).increment();
    }
}
