package tarot.reading.interpretation;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.credit.CreditCommand.CaptureCredits;
import tarot.contracts.credit.CreditCommand.ReleaseCredits;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingEvent.ReadingFailed;
import tarot.reading.Asker;
import tarot.reading.ReadingTest;
import tarot.reading.archive.PersonKeys;
import tarot.reading.process.Laying;
import tarot.reading.process.WaitingReading;
import tarot.reading.process.WaitingReadings;
import tarot.sealing.StorageSealing;
import tarot.sealing.TransportSealing;
import tarot.simulators.Simulators;
import tarot.work.LeasedWork;

/** Workers die, dawdle and compete; this class plays several of them at one table. */
@ReadingTest
class LeaseTests {

    final InterpretationDesk desk;
    final WaitingReadings waiting;
    final PersonKeys keys;
    final Attempts attempts;
    final Results results;
    final JdbcClient jdbc;
    final LeasedWork<?, ?> worker;
    final Simulators simulators;
    final Laying table;
    final TransportSealing transport;
    final StorageSealing storage;
    final Asker ada;

    LeaseTests(
            InterpretationDesk desk,
            WaitingReadings waiting,
            PersonKeys keys,
            Attempts attempts,
            Results results,
            JdbcClient jdbc,
            LeasedWork<?, ?> worker,
            Simulators simulators,
            Laying table,
            TransportSealing transport,
            StorageSealing storage) {
        this.desk = desk;
        this.waiting = waiting;
        this.keys = keys;
        this.attempts = attempts;
        this.results = results;
        this.jdbc = jdbc;
        this.worker = worker;
        this.simulators = simulators;
        this.table = table;
        this.transport = transport;
        this.storage = storage;
        this.ada = somebody();
    }

    @BeforeEach
    void onlyThisTestInterprets() {
        worker.stop();
        jdbc.sql("delete from reading where state = 'INTERPRETING'").update();
        simulators.reset();
    }

    @AfterEach
    void theWorkerReturns() {
        worker.start();
    }

    @Test
    void whatADeadWorkerHeldIsTakenUpByAnother() {
        table.lay(ada, ada.asks());
        var lost = desk.lease(10).getFirst();
        assertThat(desk.lease(10)).as("while the lease lasts").isEmpty();
        leasesRunOut();
        var taken = desk.lease(10).getFirst();
        assertThat(taken.waiting().attempt()).isEqualTo(2);
        assertThat(taken.waiting().lease()).isNotEqualTo(lost.waiting().lease());
        desk.finish(List.of(desk.work(taken)));
        assertThat(ada.announced(ReadingCompleted.class)).hasSize(1);
    }

    @Test
    void aLateTextOfALostLeaseIsTakenOnce() {
        table.lay(ada, ada.asks());
        var slow = desk.lease(10).getFirst();
        leasesRunOut();
        var quick = desk.lease(10).getFirst();
        desk.finish(List.of(desk.work(slow)));
        desk.finish(List.of(desk.work(quick)));
        assertThat(ada.announced(ReadingCompleted.class)).hasSize(1);
        assertThat(ada.announced(CaptureCredits.class)).hasSize(1);
    }

    @Test
    void aLateFailureOfALostLeaseTakesNothingFromTheNewOne() {
        table.lay(ada, ada.asks());
        var slow = desk.lease(10).getFirst();
        leasesRunOut();
        desk.lease(10);
        desk.finish(List.of(new Result.TryAgain(slow.waiting())));
        assertThat(desk.lease(10)).isEmpty();
    }

    @Test
    void aFailureIsPutBackForAWhile() {
        table.lay(ada, ada.asks());
        var task = desk.lease(10).getFirst();
        waiting.putBack(List.of(task.waiting()), Duration.ofMinutes(1));
        assertThat(desk.lease(10)).isEmpty();
        assertThat(waiting.count()).isZero();
        leasesRunOut();
        assertThat(desk.lease(10)).hasSize(1);
    }

    @Test
    void whatHangsInOneBatchOfResultsIsSettledTogether() {
        var people = Stream.generate(this::somebody).limit(30).toList();
        people.forEach(person -> table.lay(person, person.asks()));
        var results = desk.lease(100).stream().map(desk::work).toList();
        assertThat(results).hasSize(30);
        desk.finish(results);
        assertThat(people)
                .allSatisfy(person ->
                        assertThat(person.announced(ReadingCompleted.class)).hasSize(1));
    }

    @Test
    void ofOnePersonTheOldestComesFirstAndTheNextOnlyAfterIt() {
        var first = table.lay(ada, ada.asks());
        var second = table.lay(ada, ada.asks());
        var bob = somebody();
        var other = table.lay(bob, bob.asks());
        var tasks = desk.lease(10);
        assertThat(tasks)
                .extracting(task -> task.waiting().reading())
                .containsExactlyInAnyOrder(first.reading(), other.reading());
        assertThat(desk.lease(10)).isEmpty();
        desk.finish(tasks.stream().map(desk::work).toList());
        assertThat(desk.lease(10)).extracting(task -> task.waiting().reading()).containsExactly(second.reading());
    }

    @Test
    void aKeyThatCannotBeOpenedIsOnePersonsLoss() {
        var bob = somebody();
        var lost = table.lay(ada, ada.asks());
        table.lay(bob, bob.asks());
        jdbc.sql("update person_key set wrapped_key = 'x' where user_id = ?")
                .param(ada.id().value())
                .update();
        var afresh = afresh();
        afresh.finish(afresh.lease(10).stream().map(afresh::work).toList());
        assertThat(bob.announced(ReadingCompleted.class)).hasSize(1);
        assertThat(ada.announced(ReadingFailed.class)).hasSize(1);
        assertThat(ada.announced(ReleaseCredits.class)).hasSize(1);
        assertThat(ada.state(lost)).isEqualTo("FAILED");
    }

    @Test
    void aKeyThatOnlyThisReplicaCannotOpenIsWaitedForAndHoldsUpNobodyElse() {
        var bob = somebody();
        var locked = table.lay(ada, ada.asks());
        table.lay(bob, bob.asks());
        var wrapped = wrappedByAKeyThatIsNotHere();
        var lacking = afresh();
        lacking.finish(lacking.lease(10).stream().map(lacking::work).toList());
        assertThat(bob.announced(ReadingCompleted.class)).hasSize(1);
        assertThat(ada.state(locked)).isEqualTo("INTERPRETING");
        jdbc.sql("update person_key set wrapped_key = ? where user_id = ?")
                .params(wrapped, ada.id().value())
                .update();
        leasesRunOut();
        lacking.finish(lacking.lease(10).stream().map(lacking::work).toList());
        assertThat(ada.announced(ReadingCompleted.class)).hasSize(1);
    }

    @Test
    void aKeyThatNoReplicaOpensIsWaitedForOnlySoLong() {
        var locked = table.lay(ada, ada.asks());
        wrappedByAKeyThatIsNotHere();
        jdbc.sql("update reading set attempts = 20 where reading_id = ?")
                .param(locked.reading().value())
                .update();
        var lacking = afresh();
        lacking.finish(lacking.lease(10).stream().map(lacking::work).toList());
        assertThat(ada.state(locked)).isEqualTo("FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spread = 'nine'", "cards = 'the-fool the-joker the-sun'"})
    void whatANewerVersionLeftBehindHoldsUpNobodyElse(String unknown) {
        var left = table.lay(ada, ada.asks());
        jdbc.sql("update reading set " + unknown + " where reading_id = ?")
                .param(left.reading().value())
                .update();
        var bob = somebody();
        table.lay(bob, bob.asks());
        var small = replica(1);
        small.finish(Stream.of(small.lease(1), small.lease(1))
                .flatMap(List::stream)
                .map(small::work)
                .toList());
        assertThat(bob.announced(ReadingCompleted.class)).hasSize(1);
        assertThat(ada.state(left)).isEqualTo("INTERPRETING");
        jdbc.sql("update reading set spread = 'three', cards = 'the-fool the-star the-sun' where reading_id = ?")
                .param(left.reading().value())
                .update();
        leasesRunOut();
        assertThat(small.lease(1))
                .singleElement()
                .satisfies(task -> assertThat(task.waiting().attempt()).isEqualTo(1));
    }

    @Test
    void whatFailsAgainAndAgainInThisServiceIsGivenUpAndTheNextOneComes() {
        table.lay(ada, ada.asks());
        table.lay(ada, ada.asks());
        jdbc.sql(
                        "update reading set attempts = 20 where user_id = ? and created_at = (select min(created_at) from reading where user_id = ?)")
                .params(ada.id().value(), ada.id().value())
                .update();
        desk.finish(desk.lease(10).stream().map(desk::work).toList());
        assertThat(ada.announced(ReadingFailed.class)).hasSize(1);
        desk.finish(desk.lease(10).stream().map(desk::work).toList());
        assertThat(ada.announced(ReadingCompleted.class)).hasSize(1);
    }

    @Test
    void replicasThatCompeteNeverTakeTwoOfOnePerson() {
        var people = Stream.generate(this::somebody).limit(5).toList();
        for (var person : people) {
            IntStream.range(0, 4).forEach(_ -> table.lay(person, person.asks()));
        }
        for (int round = 0; round < 4; round++) {
            var leased = leaseFromReplicas(8);
            assertThat(leased)
                    .extracting(WaitingReading::user)
                    .doesNotHaveDuplicates()
                    .hasSize(5);
            jdbc.sql("update reading set state = 'FAILED' where reading_id in (:ids)")
                    .param(
                            "ids",
                            leased.stream().map(one -> one.reading().value()).toList())
                    .update();
        }
        assertThat(waiting.count()).isZero();
    }

    @Test
    void replicasTogetherNeverExceedTheLimit() {
        var people = Stream.generate(this::somebody).limit(40).toList();
        people.forEach(person -> table.lay(person, person.asks()));
        var replicas = List.of(replica(7), replica(7));
        for (int round = 0; round < 5; round++) {
            var tasks = leaseAtOnce(replicas);
            assertThat(tasks).hasSize(7);
            assertThat(leaseAtOnce(replicas)).as("while all places are taken").isEmpty();
            desk.finish(tasks.stream().map(desk::work).toList());
        }
        assertThat(leaseAtOnce(replicas)).hasSize(5);
    }

    @Test
    void theLeasesOfADeadReplicaCountUntilTheyRunOut() {
        var people = Stream.generate(this::somebody).limit(5).toList();
        people.forEach(person -> table.lay(person, person.asks()));
        assertThat(replica(3).lease(3)).hasSize(3);
        assertThat(replica(3).lease(3)).isEmpty();
        leasesRunOut();
        assertThat(replica(3).lease(3)).hasSize(3);
    }

    /** Another process at the same table. */
    InterpretationDesk replica(int atOnce) {
        return new InterpretationDesk(waiting, keys, attempts, results, limits(atOnce));
    }

    /** One that remembers nobody's key. */
    InterpretationDesk afresh() {
        var none = new PersonKeys(jdbc, storage, new SecureRandom(), Clock.systemUTC());
        return new InterpretationDesk(waiting, none, attempts, results, limits(10));
    }

    /** Answers with what was in its place: as for the keyset, the bytes after the first name its key. */
    byte[] wrappedByAKeyThatIsNotHere() {
        var wrapped = jdbc.sql("select wrapped_key from person_key where user_id = ?")
                .param(ada.id().value())
                .query(byte[].class)
                .single();
        jdbc.sql(
                        "update person_key set wrapped_key = overlay(wrapped_key placing '\\x00000000' from 2) where user_id = ?")
                .param(ada.id().value())
                .update();
        return wrapped;
    }

    static InterpretationProperties limits(int atOnce) {
        return new InterpretationProperties(
                atOnce, Duration.ofMinutes(1), Duration.ofHours(1), 3, Duration.ofSeconds(1));
    }

    static List<Task> leaseAtOnce(List<InterpretationDesk> replicas) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var leasing = replicas.stream()
                    .map(replica -> supplyAsync(() -> replica.lease(7), threads))
                    .toList();
            return leasing.stream().flatMap(leased -> leased.join().stream()).toList();
        }
    }

    Asker somebody() {
        return new Asker(jdbc, transport);
    }

    List<WaitingReading> leaseFromReplicas(int replicas) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, replicas)
                    .mapToObj(_ -> supplyAsync(() -> waiting.lease(10, 10_000, Duration.ofMinutes(1)), threads))
                    .toList();
            var leased = new ArrayList<WaitingReading>();
            running.stream().map(CompletableFuture::join).forEach(leased::addAll);
            return leased;
        }
    }

    void leasesRunOut() {
        jdbc.sql("update reading set due_at = now() - interval '1 second' where state = 'INTERPRETING'")
                .update();
    }
}
