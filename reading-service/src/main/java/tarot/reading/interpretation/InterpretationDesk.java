package tarot.reading.interpretation;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.reading.archive.PersonKeys;
import tarot.reading.process.WaitingReading;
import tarot.reading.process.WaitingReadings;
import tarot.tracing.Traces;
import tarot.work.LeasedWork;

/** Where readings are taken up, interpreted and handed in. */
@Component
class InterpretationDesk implements LeasedWork.Desk<Task, Result> {

    private final WaitingReadings waiting;
    private final PersonKeys keys;
    private final Attempts attempts;
    private final Results results;
    private final InterpretationProperties properties;

    InterpretationDesk(
            WaitingReadings waiting,
            PersonKeys keys,
            Attempts attempts,
            Results results,
            InterpretationProperties properties) {
        this.waiting = waiting;
        this.keys = keys;
        this.attempts = attempts;
        this.results = results;
        this.properties = properties;
    }

    /** In one transaction: where the keys cannot be looked up, the leases are given back. */
    @Override
    @Transactional
    public List<Task> lease(int count) {
        var leased = waiting.lease(count, properties.atOnce(), properties.lease());
        if (leased.isEmpty()) {
            return List.of();
        }
        var ring = keys.find(leased.stream().map(WaitingReading::user).toList());
        return leased.stream()
                .map(reading -> new Task(reading, ring.find(reading.user())))
                .toList();
    }

    @Override
    public Result work(Task task) {
        return Traces.call(task.waiting().traceparent(), "interpret reading", () -> attempts.make(task));
    }

    @Override
    public void finish(List<Result> finished) {
        results.store(finished);
    }
}
