package tarot.credit.desk;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Message;
import tarot.contracts.credit.CreditCommand;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.contracts.credit.CreditEvent.BalanceReported;
import tarot.contracts.credit.CreditEvent.CreditsCaptured;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsReleased;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.credit.CreditEvent.ReservationRefused;
import tarot.credit.LedgerTest;
import tarot.credit.Person;
import tarot.credit.reservation.Reservations;

/** Batches must be invisible: whatever comes together, at once or cut differently, ends as if taken one by one. */
@LedgerTest
class BatchesTests {

    final Desk desk;
    final Reservations reservations;
    final Person ada;
    final Person bob;

    BatchesTests(Desk desk, Reservations reservations, JdbcClient jdbc) {
        this.desk = desk;
        this.reservations = reservations;
        this.ada = new Person(jdbc);
        this.bob = new Person(jdbc);
    }

    @Test
    void fortyBatchesAtOnceNeverOverspend() {
        allAtOnce(IntStream.range(0, 40).mapToObj(_ -> List.of(ada.reserve(1), bob.reserve(1), ada.reserve(1))));
        for (var person : List.of(ada, bob)) {
            assertThat(person.account()).isEqualTo(person.has(0, 5));
            assertThat(person.told())
                    .filteredOn(CreditsReserved.class::isInstance)
                    .hasSize(5);
            assertThat(person.told())
                    .filteredOn(CreditsGranted.class::isInstance)
                    .hasSize(1);
        }
        assertThat(ada.told()).hasSize(81);
    }

    @Test
    void oneBatchFortyTimesAtOnceTakesEffectOnce() {
        var captured = ada.reserve(1);
        var batch = List.of(captured, bob.reserve(1), ada.reserve(1), ada.capture(captured));
        allAtOnce(IntStream.range(0, 40).mapToObj(_ -> batch));
        assertThat(ada.account()).isEqualTo(ada.has(3, 1));
        assertThat(ada.told()).hasSize(4);
        assertThat(bob.told()).hasSize(2);
    }

    @Test
    void strangersInOppositeOrderDoNotDeadlock() {
        var crowd = Stream.generate(() -> new Person(ada.jdbc())).limit(1_000).toList();
        allAtOnce(IntStream.range(0, 8)
                .mapToObj(n -> n % 2 == 0 ? crowd : crowd.reversed())
                .map(people -> people.stream().map(person -> person.reserve(1)).toList()));
        assertThat(crowd.getFirst().told()).hasSize(9);
    }

    @Test
    void whatExpiresWhileItIsCapturedIsResolvedOnce() {
        var readings = Stream.generate(() -> new Person(ada.jdbc()))
                .limit(200)
                .map(person -> person.reserve(1))
                .toList();
        desk.take(List.copyOf(readings));
        var captures = readings.stream()
                .<CreditCommand>map(held -> new Person(held.user(), ada.jdbc()).capture(held))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var expiring = runAsync(() -> reservations.expire(Duration.ZERO, 500), threads);
            var capturing = IntStream.range(0, 10).mapToObj(n -> runAsync(() -> desk.take(captures), threads));
            capturing.toList().forEach(CompletableFuture::join);
            expiring.join();
        }
        for (var reading : readings) {
            var person = new Person(reading.user(), ada.jdbc());
            assertThat(person.told())
                    .filteredOn(CreditsCaptured.class::isInstance)
                    .hasSize(1);
            assertThat(person.account()).isEqualTo(person.has(4, 0));
        }
    }

    @Test
    void howAStoryIsCutIntoBatchesChangesNothing() {
        var seed = System.nanoTime();
        var one = tell(ada, new Random(seed));
        var many = tell(bob, new Random(seed));
        one.forEach(command -> desk.take(List.of(command)));
        var cuts = new Random(seed);
        for (int from = 0, to; from < many.size(); from = to) {
            to = Math.min(many.size(), from + 1 + cuts.nextInt(40));
            desk.take(many.subList(from, to));
        }
        assertThat(outcomes(bob)).as("seed %d", seed).hasSizeGreaterThan(150).isEqualTo(outcomes(ada));
    }

    /** A hundred readings, asked for once or more and resolved at random: never, repeatedly, both ways. */
    static List<CreditCommand> tell(Person person, Random random) {
        var story = new ArrayList<CreditCommand>();
        var readings = new ArrayList<ReserveCredits>();
        for (int n = 0; n < 100; n++) {
            readings.add(person.reserve(random.nextInt(3)));
            story.add(readings.getLast());
            story.add(readings.get(random.nextInt(readings.size())));
            var known = readings.get(random.nextInt(readings.size()));
            story.add(random.nextInt(3) == 0 ? person.capture(known) : person.release(known));
            story.add(person.asks());
        }
        return story;
    }

    /** What was told without the ids, which differ. */
    static List<String> outcomes(Person person) {
        return person.told().stream().map(BatchesTests::outcome).toList();
    }

    private static String outcome(Message told) {
        return switch (told) {
            case BalanceReported balance -> "has " + balance.available() + " and " + balance.held();
            case CreditsReserved reserved -> "reserved " + reserved.price();
            case ReservationRefused refused -> "refused " + refused.price() + " of " + refused.available();
            case CreditsCaptured captured -> "captured " + captured.price() + " of " + captured.available();
            case CreditsReleased released -> "released " + released.price() + " of " + released.available();
            default -> told.getClass().getSimpleName();
        };
    }

    void allAtOnce(Stream<? extends List<? extends CreditCommand>> batches) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = batches.map(batch -> runAsync(() -> desk.take(List.copyOf(batch)), threads))
                    .toList();
            running.forEach(CompletableFuture::join); // throws if one was a deadlock's victim
        }
    }
}
