package tarot.reading.process;

import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.reading.Spread;
import tarot.reading.Asker;
import tarot.reading.ReadingTest;
import tarot.reading.process.Happening.Priced;
import tarot.sealing.TransportSealing;
import tarot.simulators.Simulators;
import tarot.testing.ServiceTest;
import tarot.work.LeasedWork;

/** Not part of the build. {@code mvn verify -Dtest=ReadingsBenchmark -Dsurefire.failIfNoSpecifiedTests=false} */
@ServiceTest(properties = "tarot.relay.enabled=false")
@Import(ReadingTest.SimulatedModel.class)
class ReadingsBenchmark {

    static final int READINGS = 4_000;

    final Requests requests;
    final Readings readings;
    final LeasedWork<?, ?> worker;
    final Simulators simulators;
    final JdbcClient jdbc;
    final TransportSealing transport;
    final MeterRegistry meters;

    ReadingsBenchmark(
            Requests requests,
            Readings readings,
            LeasedWork<?, ?> worker,
            Simulators simulators,
            JdbcClient jdbc,
            TransportSealing transport,
            MeterRegistry meters) {
        this.requests = requests;
        this.readings = readings;
        this.worker = worker;
        this.simulators = simulators;
        this.jdbc = jdbc;
        this.transport = transport;
        this.meters = meters;
    }

    @Test
    void measure() {
        for (var size : List.of(100, 100, 5, 20, 100)) { // the first warms up
            for (int delay : delays()) {
                simulators.model().delay(Duration.ofMillis(delay));
                System.out.printf("--- %d people, batches of %d, a model that takes %d ms%n", READINGS, size, delay);
                story(size);
            }
        }
    }

    static int[] delays() {
        return Arrays.stream(System.getProperty("delays", "0,800").split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    void story(int size) {
        worker.stop();
        var people = Stream.generate(() -> new Asker(jdbc, transport))
                .limit(READINGS)
                .toList();
        var commands = people.stream()
                .map(person -> person.asks(Spread.ONE_CARD, "Will it work?"))
                .toList();
        var paid = IntStream.range(0, READINGS)
                .mapToObj(n -> new Priced(people.get(n).pays(commands.get(n))))
                .toList();
        timed("requests", () -> batches(commands, size, requests::take));
        timed("cards", () -> batches(paid, size, batch -> readings.take(batch)));
        timed("interpretation, model in this JVM", () -> {
            worker.start();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> jdbc.sql("select not exists (select from reading where state = 'INTERPRETING')")
                            .query(Boolean.class)
                            .single());
        });
        meters.find("tarot.readings.finished")
                .counters()
                .forEach(counter ->
                        System.out.printf("%s so far: %.0f%n", counter.getId().getTags(), counter.count()));
        jdbc.sql("delete from outbox").update();
    }

    static <T> void batches(List<T> all, int size, Consumer<List<T>> taker) {
        for (int from = 0; from < all.size(); from += size) {
            taker.accept(all.subList(from, Math.min(all.size(), from + size)));
        }
    }

    static void timed(String what, Runnable story) {
        long time = System.nanoTime();
        long cpu = processor();
        long database = database();
        story.run();
        System.out.printf(
                "%-36s %,7.0f readings/s, %4.0f us CPU/reading in this JVM, %4.0f in Postgres%n",
                what,
                READINGS / ((System.nanoTime() - time) / 1e9),
                (processor() - cpu) / 1e3 / READINGS,
                (database() - database) / 1e3 / READINGS);
    }

    static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    static long database() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }
}
