package tarot.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import tarot.errors.ErrorKind;
import tarot.storage.AfterCommit;

/**
 * Does the slow work that waits in a table: leases as many rows as places are free, does each on a virtual thread of
 * its own, stores the results many at a time. Whoever dies with a row loses the lease, and another takes it up.
 *
 * @param <J> a leased row
 * @param <R> what came of it
 */
public final class LeasedWork<J, R> implements SmartLifecycle {

    /** The table with the work. */
    public interface Desk<J, R> {

        /** Leases at most {@code count} rows that nobody holds, oldest first, in a transaction of its own. */
        List<J> lease(int count);

        /** The slow part. What it throws is logged, and the row waits until its lease runs out. */
        R work(J job);

        /** Stores many results in one transaction, leaving out those whose lease was lost. Repeated after an outage. */
        void finish(List<R> results);
    }

    private static final Logger log = LoggerFactory.getLogger(LeasedWork.class);
    private static final int RESULTS_AT_ONCE = 500;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String name;
    private final int placesMax;
    private final Duration poll;
    private final Duration grace;
    private final Desk<J, R> desk;
    private final AtomicInteger taken = new AtomicInteger();
    private final Semaphore woken = new Semaphore(0);
    private final LinkedBlockingQueue<R> results = new LinkedBlockingQueue<>();
    private volatile @Nullable Running running;

    /**
     * @param placesMax rows worked on at once
     * @param poll how long at most until rows are found that nobody woke for: other replicas' and abandoned ones
     */
    public LeasedWork(String name, int placesMax, Duration poll, Desk<J, R> desk, MeterRegistry meters) {
        this(name, placesMax, poll, GRACE, desk, meters);
    }

    /** @param grace how long what is being done may take to end where the service stops; as long as it takes, at best */
    public LeasedWork(
            String name, int placesMax, Duration poll, Duration grace, Desk<J, R> desk, MeterRegistry meters) {
        this.name = name;
        this.placesMax = placesMax;
        this.poll = poll;
        this.grace = grace;
        this.desk = desk;
        Gauge.builder("tarot.work.running", taken, AtomicInteger::get)
                .tag("work", name)
                .register(meters);
    }

    /** Looks for work at once. */
    public void wake() {
        woken.release();
    }

    /** Looks for work as soon as the surrounding transaction has committed. */
    public void wakeAfterCommit() {
        AfterCommit.run(this::wake);
    }

    @Override
    public synchronized void start() {
        if (running == null) {
            var started = new Running();
            running = started;
            started.leasing.start();
            started.finishing.start();
        }
    }

    /** Leases no more, and gives what is being done some time to end; the rest is taken up when its leases run out. */
    @Override
    public synchronized void stop() {
        var stopping = running;
        running = null;
        if (stopping != null) {
            stopping.end();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** Starts after the relay and stops before it, as finishing writes to the outbox. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 100;
    }

    private final class Running {
        final Thread leasing = lasting("leasing", this::lease);
        final Thread finishing = lasting("finishing", this::finish);
        final CountDownLatch idle = new CountDownLatch(1);
        volatile boolean ending;

        void lease() {
            var fails = false;
            while (!ending) {
                try {
                    var free = placesMax - taken.get();
                    var jobs = free > 0 ? desk.lease(free) : List.<J>of();
                    fails = false;
                    jobs.forEach(LeasedWork.this::begin);
                    if (free == 0 || jobs.size() < free) {
                        awaitWake(poll);
                    }
                } catch (InterruptedException _) {
                    return;
                } catch (RuntimeException | Error e) {
                    tell("cannot lease", e, fails);
                    fails = true;
                    pause();
                }
            }
        }

        void finish() {
            var fails = false;
            var batch = new ArrayList<R>();
            while (!(ending && !leasing.isAlive() && taken.get() == 0 && batch.isEmpty())) {
                try {
                    if (batch.isEmpty()) {
                        var first = results.poll(100, TimeUnit.MILLISECONDS);
                        if (first == null) {
                            continue;
                        }
                        batch.add(first);
                        results.drainTo(batch, RESULTS_AT_ONCE - 1);
                    }
                    desk.finish(List.copyOf(batch));
                    fails = false;
                    leave(batch.size());
                    batch.clear();
                } catch (InterruptedException _) {
                    break;
                } catch (RuntimeException | Error e) {
                    tell("cannot store results", e, fails);
                    fails = true;
                    if (ErrorKind.isOutage(e) && !ending) {
                        pause();
                    } else {
                        finishOneByOne(batch);
                        batch.clear();
                    }
                }
            }
            idle.countDown();
        }

        void end() {
            ending = true;
            wake();
            try {
                if (!idle.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                    log.atWarn().addKeyValue("work", name).log("stopping in the middle; others will take it up");
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            leasing.interrupt();
            finishing.interrupt();
        }

        /** Not a virtual one, which is woken by way of two others whenever the database answers. */
        private Thread lasting(String does, Runnable task) {
            return Thread.ofPlatform().daemon().name(name + "-" + does).unstarted(task);
        }

        private void pause() {
            try {
                awaitWake(PAUSE_AFTER_FAILURE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void begin(J job) {
        taken.incrementAndGet();
        Thread.ofVirtual().name(name).start(() -> {
            try {
                results.add(desk.work(job));
            } catch (RuntimeException | Error e) { // an Error, too, is told and leaves its place to others
                tell("gave up a row until its lease runs out", e, false);
                leave(1);
            }
        });
    }

    /** One result that cannot be stored must not keep the others from it. */
    private void finishOneByOne(List<R> batch) {
        for (var result : batch) {
            try {
                desk.finish(List.of(result));
            } catch (RuntimeException | Error e) {
                tell("gave up a result; the row waits until its lease runs out", e, true);
            }
            leave(1);
        }
    }

    private void leave(int places) {
        taken.addAndGet(-places);
        wake();
    }

    private void awaitWake(Duration atMost) throws InterruptedException {
        if (woken.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }

    /** An outage that somebody may have to end is loud when it begins. */
    private void tell(String what, Throwable e, boolean again) {
        var kind = ErrorKind.of(e);
        var outage = ErrorKind.isMisfit(e) && !again ? Level.ERROR : Level.WARN;
        log.atLevel(ErrorKind.isOutage(e) ? outage : kind.logLevel())
                .addKeyValue("work", name)
                .addKeyValue("kind", kind)
                .setCause(e)
                .log(what);
    }
}
