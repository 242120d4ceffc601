package tarot.reading.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.Message;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.ReadingId;
import tarot.messaging.Outbox;
import tarot.reading.deck.Deck;
import tarot.reading.process.Happening.Asked;
import tarot.reading.process.Stage.Interpreting;
import tarot.reading.process.Stage.New;
import tarot.storage.WorkingSet;

/** Takes readings from stage to stage, many at a time; what was taken before changes nothing. */
@Component
public class Readings {

    private static final Logger log = LoggerFactory.getLogger(Readings.class);

    private final ReadingTable table;
    private final Course course;
    private final Outbox outbox;
    private final ApplicationEventPublisher worker;

    Readings(ReadingTable table, Deck deck, Outbox outbox, ApplicationEventPublisher worker) {
        this.table = table;
        this.course = new Course(deck);
        this.outbox = outbox;
        this.worker = worker;
    }

    /** Lets all this happen, in order, in one transaction; answers which readings moved on by it. */
    @Transactional
    public Set<ReadingId> take(List<? extends Happening> happenings) {
        if (happenings.isEmpty()) {
            return Set.of();
        }
        var readings = table.lock(happenings.stream().map(Happening::reading).toList());
        var messages = new ArrayList<Message>();
        var moved = new HashSet<ReadingId>();
        var laid = false;
        for (var happening : happenings) {
            var before = stageOf(happening.reading(), readings);
            var step = course.next(before, happening);
            if (!step.next().equals(before)) {
                readings.put(new Reading(happening.reading(), happening.user(), step.next()));
                messages.addAll(step.messages());
                moved.add(happening.reading());
                laid |= step.next() instanceof Interpreting;
                log.atDebug()
                        .addKeyValue("reading", happening.reading())
                        .addKeyValue("stage", step.next().getClass().getSimpleName())
                        .log("a reading moved on");
            }
        }
        table.store(readings, commands(happenings));
        outbox.append(messages);
        if (laid) {
            worker.publishEvent(new CardsLaid());
        }
        return moved;
    }

    private static Stage stageOf(ReadingId id, WorkingSet<ReadingId, Reading> readings) {
        return readings.contains(id) ? readings.get(id).stage() : new New();
    }

    private static List<RequestReading> commands(List<? extends Happening> happenings) {
        return happenings.stream()
                .filter(Asked.class::isInstance)
                .map(asked -> ((Asked) asked).command())
                .toList();
    }
}
