package tarot.credit.desk;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.credit.CreditCommand;
import tarot.credit.LedgerTest;
import tarot.credit.Person;

/**
 * What a reading of a new person costs here: welcome, hold, capture. Not part of the build:
 * {@code mvn verify -Dtest=ReservationsBenchmark -Dsurefire.failIfNoSpecifiedTests=false}
 */
@LedgerTest
class ReservationsBenchmark {

    static final int READINGS = 5_000;

    final Desk desk;
    final JdbcClient jdbc;

    ReservationsBenchmark(Desk desk, JdbcClient jdbc) {
        this.desk = desk;
        this.jdbc = jdbc;
    }

    @Test
    void measure() {
        for (var size : List.of(500, 1, 500, 20, 1, 100, 500)) { // the first two warm up
            var batches = batches(size);
            long time = System.nanoTime();
            long own = ownProcessor();
            long postgres = postgresProcessor();
            batches.forEach(desk::take);
            System.out.printf(
                    "%3d readings in a poll: %,7.0f readings/s, %4.0f us CPU a reading in this JVM, %4.0f in Postgres%n",
                    size,
                    READINGS / ((System.nanoTime() - time) / 1e9),
                    (ownProcessor() - own) / 1e3 / READINGS,
                    (postgresProcessor() - postgres) / 1e3 / READINGS);
        }
    }

    /** A poll with the reservations, and a later one with their captures. */
    List<List<CreditCommand>> batches(int size) {
        var batches = new ArrayList<List<CreditCommand>>();
        for (int n = 0; n < READINGS; n += size) {
            var people = Stream.generate(() -> new Person(jdbc)).limit(size).toList();
            var held = people.stream().map(person -> person.reserve(1)).toList();
            batches.add(List.copyOf(held));
            batches.add(IntStream.range(0, size)
                    .<CreditCommand>mapToObj(i -> people.get(i).capture(held.get(i)))
                    .toList());
        }
        return batches;
    }

    static long ownProcessor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    static long postgresProcessor() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }
}
