package tarot.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

class LeasedWorkTests {

    static final Duration NEVER = Duration.ofHours(1);

    final Table table = new Table();

    @Nullable
    LeasedWork<Integer, Integer> work;

    @AfterEach
    void stop() {
        if (work != null) {
            work.stop();
        }
    }

    @Test
    void aWakeUpIsAnsweredAtOnce() {
        start(100, NEVER);
        await().until(() -> table.looks.get() == 1);
        table.waiting(List.of(1));
        work().wake();
        await().untilAsserted(() -> assertThat(table.finished).containsExactly(1));
    }

    @Test
    void resultsThatComeWhileOthersAreStoredAreStoredTogether() {
        var all = IntStream.range(0, 100).boxed().toList();
        var storing = new CountDownLatch(1);
        table.storing = storing;
        table.waiting(all);
        start(100, NEVER);
        await().until(() -> table.worked.get() == 100);
        storing.countDown();
        await().untilAsserted(() -> assertThat(table.finished).containsExactlyInAnyOrderElementsOf(all));
        assertThat(table.commits.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void neverMoreThanThePlacesAreTakenAndTheNextIsTakenWhenOneIsFree() {
        var open = new CountDownLatch(1);
        table.gate = open;
        table.waiting(IntStream.range(0, 30).boxed().toList());
        start(3, NEVER);
        await().until(() -> table.atWork.get() == 3);
        open.countDown();
        await().untilAsserted(() -> assertThat(table.finished).hasSize(30));
        assertThat(table.atWorkMost.get()).isEqualTo(3);
    }

    @Test
    void aRowThatThrowsLeavesItsPlaceToOthers() {
        table.bad = 7;
        table.waiting(List.of(7, 8, 9));
        start(1, NEVER);
        await().untilAsserted(() -> assertThat(table.finished).containsExactly(8, 9));
    }

    @Test
    void resultsAreKeptUntilTheDatabaseIsBack() {
        table.outages.set(2);
        table.waiting(List.of(1, 2, 3));
        start(10, NEVER);
        await().untilAsserted(() -> assertThat(table.finished).containsExactlyInAnyOrder(1, 2, 3));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aTableThatIsMissingIsWaitedForAndWakesSomebodyOnce(CapturedOutput output) {
        table.missing.set(2);
        table.waiting(List.of(1, 2, 3));
        start(10, NEVER);
        await().untilAsserted(() -> assertThat(table.finished).containsExactlyInAnyOrder(1, 2, 3));
        assertThat(output.getOut().lines().filter(line -> line.contains(" ERROR ")))
                .hasSize(1);
    }

    @Test
    void stoppingLetsWhatIsBeingDoneEnd() {
        var open = new CountDownLatch(1);
        table.gate = open;
        table.waiting(List.of(1));
        start(1, NEVER);
        await().until(() -> table.atWork.get() == 1);
        Thread.ofVirtual().start(() -> {
            await().until(() -> !work().isRunning());
            open.countDown();
        });
        work().stop();
        assertThat(table.finished).containsExactly(1);
    }

    @Test
    void whatWasLeasedWhileStoppingIsStored() {
        var open = new CountDownLatch(1);
        table.leasing = open;
        table.waiting(List.of(1));
        start(1, NEVER);
        await().until(() -> table.looks.get() == 1);
        Thread.ofVirtual().start(() -> {
            await().during(Duration.ofMillis(300)).until(() -> !work().isRunning());
            open.countDown();
        });
        work().stop();
        assertThat(table.finished).containsExactly(1);
    }

    @Test
    void anErrorLeavesItsPlaceToOthers() {
        table.broken = 7;
        table.waiting(List.of(7, 8));
        start(1, NEVER);
        await().untilAsserted(() -> assertThat(table.finished).containsExactly(8));
    }

    @Test
    void anErrorEndsNeitherLeasingNorStoring() {
        table.leaseErrors.set(1);
        table.finishErrors.set(1);
        table.waiting(List.of(1, 2));
        start(1, NEVER);
        await().untilAsserted(() -> assertThat(table.finished).containsExactly(1, 2));
    }

    LeasedWork<Integer, Integer> start(int places, Duration poll) {
        work = new LeasedWork<>("test", places, poll, table, new SimpleMeterRegistry());
        work.start();
        return work;
    }

    LeasedWork<Integer, Integer> work() {
        return requireNonNull(work);
    }

    static class Table implements LeasedWork.Desk<Integer, Integer> {

        final Queue<Integer> rows = new ArrayDeque<>();
        final List<Integer> finished = new CopyOnWriteArrayList<>();
        final AtomicInteger commits = new AtomicInteger();
        final AtomicInteger atWork = new AtomicInteger();
        final AtomicInteger atWorkMost = new AtomicInteger();
        final AtomicInteger outages = new AtomicInteger();
        final AtomicInteger missing = new AtomicInteger();
        final AtomicInteger leaseErrors = new AtomicInteger();
        final AtomicInteger finishErrors = new AtomicInteger();
        final AtomicInteger looks = new AtomicInteger();
        final AtomicInteger worked = new AtomicInteger();
        volatile CountDownLatch storing = new CountDownLatch(0);
        volatile CountDownLatch leasing = new CountDownLatch(0);
        volatile int bad = -1;
        volatile int broken = -1;
        volatile CountDownLatch gate = new CountDownLatch(0);

        synchronized void waiting(List<Integer> more) {
            rows.addAll(more);
        }

        @Override
        public synchronized List<Integer> lease(int count) {
            looks.incrementAndGet();
            if (leaseErrors.getAndDecrement() > 0) {
                throw new StackOverflowError();
            }
            try {
                leasing.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Stream.generate(rows::poll)
                    .limit(Math.min(count, rows.size()))
                    .toList();
        }

        @Override
        public Integer work(Integer row) {
            atWorkMost.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            try {
                gate.await();
                if (row == broken) {
                    throw new StackOverflowError();
                }
                if (row == bad) {
                    throw new IllegalStateException("bad row");
                }
                return row;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                atWork.decrementAndGet();
                worked.incrementAndGet();
            }
        }

        @Override
        public void finish(List<Integer> results) {
            if (outages.getAndDecrement() > 0) {
                throw new DataAccessResourceFailureException("away");
            }
            if (missing.getAndDecrement() > 0) {
                throw new IllegalStateException(new SQLException("no such table", "42P01"));
            }
            if (finishErrors.getAndDecrement() > 0) {
                throw new StackOverflowError();
            }
            try {
                storing.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            commits.incrementAndGet();
            finished.addAll(results);
        }
    }
}
