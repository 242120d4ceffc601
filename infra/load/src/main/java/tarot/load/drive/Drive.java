package tarot.load.drive;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tarot.load.http.Connection;

/**
 * A crowd that writes over some connections. Like Telegram it repeats an update until it is accepted, and keeps its
 * connections open.
 */
public final class Drive {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Webhook webhook;
    private final Crowd crowd;
    private final Pace pace;
    private final Duration patience;
    private final CountDownLatch writing;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Map<String, Integer> troubles = new TreeMap<>();
    private final long[] intended;
    private final long[] acknowledged;

    private Drive(Webhook webhook, Crowd crowd, Pace pace, Duration patience, int connections) {
        this.webhook = webhook;
        this.crowd = crowd;
        this.pace = pace;
        this.patience = patience;
        this.writing = new CountDownLatch(connections);
        this.intended = new long[crowd.people()];
        this.acknowledged = new long[crowd.people()];
    }

    /** Begins, and returns at once. */
    public static Drive start(Webhook webhook, Crowd crowd, Pace pace, Duration patience, int connections) {
        var drive = new Drive(webhook, crowd, pace, patience, connections);
        for (int number = 0; number < connections; number++) {
            Thread.ofVirtual().name("connection-", number).start(drive::write);
        }
        return drive;
    }

    /** Waits for the end of writing, at most so long. */
    public boolean isDone(Duration wait) throws InterruptedException {
        return writing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    public int accepted() {
        return accepted.get();
    }

    /** When each message was meant to be sent; 0 where it never was. To be read when done. */
    public long[] intended() {
        return intended.clone();
    }

    /** When each message was answered 2xx; 0 where it never was. To be read when done. */
    public long[] acknowledged() {
        return acknowledged.clone();
    }

    /** What kept messages from being accepted at once, and how often. */
    public Map<String, Integer> troubles() {
        synchronized (troubles) {
            return Map.copyOf(troubles);
        }
    }

    private void write() {
        try (var connection = new Connection(webhook.gateway())) {
            for (int number = next.getAndIncrement(); number < crowd.people(); number = next.getAndIncrement()) {
                var due = pace.await(number);
                if (due.isEmpty()) {
                    return;
                }
                intended[number] = due.getAsLong();
                deliver(connection, number);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            writing.countDown();
        }
    }

    private void deliver(Connection connection, int number) throws InterruptedException {
        var request = webhook.request(crowd.update(number));
        long giveUp = System.nanoTime() + patience.toNanos();
        for (var pause = FIRST_PAUSE; System.nanoTime() < giveUp; pause = longer(pause)) {
            var trouble = post(connection, request);
            if (trouble.isEmpty()) {
                acknowledged[number] = System.nanoTime();
                accepted.incrementAndGet();
                return;
            }
            synchronized (troubles) {
                troubles.merge(trouble, 1, Integer::sum);
            }
            Thread.sleep(pause);
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** Empty where the update was accepted. */
    private static String post(Connection connection, byte[] request) {
        try {
            var answer = connection.send(request);
            return answer.isAccepted() ? "" : "status " + answer.status();
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }
}
