package tarot.reading.process;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.credit.CreditEvent.ReservationEvent;
import tarot.contracts.reading.Interpreter;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.contracts.reading.Spread;
import tarot.reading.Asker;
import tarot.reading.ReadingTest;
import tarot.reading.process.Happening.Attempt;
import tarot.reading.process.Happening.GivenUp;
import tarot.reading.process.Happening.Interpreted;
import tarot.reading.process.Happening.Priced;
import tarot.sealing.TransportSealing;
import tarot.work.LeasedWork;

/** Batches must be invisible: whatever comes together, at once or cut differently, ends as if taken one by one. */
@ReadingTest
class BatchesTests {

    final Requests requests;
    final Readings readings;
    final LeasedWork<?, ?> worker;
    final JdbcClient jdbc;
    final TransportSealing transport;

    BatchesTests(
            Requests requests,
            Readings readings,
            LeasedWork<?, ?> worker,
            JdbcClient jdbc,
            TransportSealing transport) {
        this.requests = requests;
        this.readings = readings;
        this.worker = worker;
        this.jdbc = jdbc;
        this.transport = transport;
    }

    @BeforeEach
    void nobodyInterprets() {
        worker.stop();
    }

    @AfterEach
    void theWorkerReturns() {
        worker.start();
    }

    @Test
    void howAStoryIsCutIntoBatchesChangesNothing() {
        var seed = System.nanoTime();
        var one = new Asker(jdbc, transport);
        var many = new Asker(jdbc, transport);
        tell(one, new Random(seed)).forEach(happening -> take(List.of(happening)));
        var story = tell(many, new Random(seed));
        var cuts = new Random(seed);
        for (int from = 0, to; from < story.size(); from = to) {
            to = Math.min(story.size(), from + 1 + cuts.nextInt(40));
            take(story.subList(from, to));
        }
        assertThat(outcomes(many)).as("seed %d", seed).hasSizeGreaterThan(100).isEqualTo(outcomes(one));
        assertThat(states(many)).as("seed %d", seed).isEqualTo(states(one));
    }

    @Test
    void oneBatchTwentyTimesAtOnceTakesEffectOnce() {
        var people = Stream.generate(() -> new Asker(jdbc, transport)).limit(20).toList();
        var commands = people.stream().map(Asker::asks).toList();
        requests.take(commands);
        var events = IntStream.range(0, people.size())
                .mapToObj(n -> new Priced(people.get(n).pays(commands.get(n))))
                .toList();
        allAtOnce(IntStream.range(0, 20).mapToObj(n -> n % 2 == 0 ? events : events.reversed()));
        assertThat(people).allSatisfy(person -> assertThat(person.announced()).hasSize(3));
    }

    /** A hundred readings, each asked for once or more, paid or not, written or not, with much said twice. */
    static List<Object> tell(Asker asker, Random random) {
        var story = new ArrayList<>();
        var asked = new ArrayList<RequestReading>();
        var paid = new ArrayList<RequestReading>();
        for (int n = 0; n < 100; n++) {
            var spreads = Spread.values();
            asked.add(asker.asks(spreads[random.nextInt(spreads.length)], "Question " + n));
            story.add(asked.getLast());
            story.add(any(asked, random));
            var known = any(asked, random);
            switch (random.nextInt(5)) {
                case 0 -> story.add(asker.cannotPay(known));
                case 1 -> story.add(asker.waitsTooLong(known));
                default -> {
                    story.add(asker.pays(known));
                    paid.add(known);
                }
            }
            if (!paid.isEmpty()) {
                var reading = any(paid, random).reading();
                story.add(
                        random.nextInt(6) == 0
                                ? new GivenUp(reading, asker.id())
                                : new Interpreted(
                                        reading,
                                        asker.id(),
                                        Interpreter.values()[random.nextInt(3)],
                                        Story.SEALED,
                                        Story.KEPT));
            }
        }
        return story;
    }

    /** As the listeners and the worker would: each takes what is its own. */
    void take(List<Object> batch) {
        for (int from = 0, to; from < batch.size(); from = to) {
            to = from + 1;
            while (to < batch.size() && kind(batch.get(to)).equals(kind(batch.get(from)))) {
                to++;
            }
            var part = batch.subList(from, to);
            if (part.getFirst() instanceof RequestReading) {
                requests.take(part.stream().map(RequestReading.class::cast).toList());
            } else {
                readings.take(part.stream().map(BatchesTests::happening).toList());
            }
        }
    }

    static Happening happening(Object item) {
        return item instanceof ReservationEvent event ? new Priced(event) : (Attempt) item;
    }

    static Class<?> kind(Object item) {
        return item instanceof RequestReading ? RequestReading.class : Happening.class;
    }

    static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    static List<Object> outcomes(Asker asker) {
        return asker.announced().stream().<Object>map(Object::getClass).toList();
    }

    List<String> states(Asker asker) {
        return jdbc.sql("select spread || ' ' || state from reading where user_id = ? order by created_at")
                .param(asker.id().value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    void allAtOnce(Stream<? extends List<? extends Happening>> batches) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = batches.map(batch -> runAsync(() -> readings.take(batch), threads))
                    .toList();
            running.forEach(CompletableFuture::join); // throws if one was a deadlock's victim
        }
    }
}
