package tarot.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/**
 * Empties the outbox into Kafka. Of a service's replicas one relays at a time, the one that holds the advisory lock:
 * two would break the order. Woken by commits, in this process directly and from other replicas by NOTIFY. Whoever leads
 * has a producer of its own for that time, and closes it before it gives up the lock. It does so where the broker does not
 * acknowledge, too: it may be the only one that does not reach it.
 */
class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final Duration CANDIDATE_PAUSE = Duration.ofSeconds(1);
    /** Long enough for whoever is a candidate to lead. */
    private static final Duration STEP_BACK = CANDIDATE_PAUSE.multipliedBy(3);

    private static final int LISTEN_MILLIS = 500;
    /** Shorter than the server takes to give the lock of a silent connection to another. */
    private static final Duration CONNECTION_TRUSTED = Duration.ofSeconds(5);

    private static final int VALID_SECONDS = 2;

    private final DataSource dataSource;
    private final Supplier<OutboxDelivery> deliveries;
    private final RelayProperties properties;
    private final String channel;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean leading;
    private volatile boolean running;
    private boolean brokerIsAway;
    private @Nullable Thread thread;

    /** @param deliveries a new one, with a new producer, each time */
    Relay(DataSource dataSource, Supplier<OutboxDelivery> deliveries, RelayProperties properties, String schema) {
        this.dataSource = dataSource;
        this.deliveries = deliveries;
        this.properties = properties;
        this.channel = "outbox_" + schema;
    }

    boolean isLeading() {
        return leading;
    }

    String channel() {
        return channel;
    }

    void wake() {
        woken.release();
    }

    @Override
    public synchronized void start() {
        if (properties.enabled() && !running) {
            running = true;
            thread = Thread.ofPlatform().daemon().name("relay").start(this::run);
        }
    }

    /** Lets the batch on its way arrive, so that nothing is sent twice by the next one to lead. */
    @Override
    public synchronized void stop() {
        running = false;
        var stopping = thread;
        thread = null;
        if (stopping != null) {
            wake();
            join(stopping, Duration.ofSeconds(5));
            stopping.interrupt();
            join(stopping, Duration.ofSeconds(2));
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, listeners and workers, which write to the outbox; and after them when stopping. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 3_000; // Boot's web server: DEFAULT_PHASE - 2_048
    }

    private void run() {
        while (isRunning()) {
            var inVain = false;
            try (var connection = dataSource.getConnection()) {
                if (lock(connection)) {
                    try {
                        inVain = lead(connection);
                    } finally {
                        leading = false;
                        release(connection);
                    }
                } else {
                    await(CANDIDATE_PAUSE);
                }
            } catch (KafkaException e) { // no broker's name is known
                tell(e);
                inVain = true;
            } catch (SQLException | RuntimeException | Error e) {
                log.atWarn().addKeyValue("error", e.getClass().getName()).log("relay waits for the database");
                await(CANDIDATE_PAUSE);
            }
            if (inVain) {
                stepBack();
            }
        }
    }

    /** Answers whether the broker did not acknowledge in time what was sent. */
    private boolean lead(Connection connection) {
        try (var delivery = deliveries.get()) {
            leading = true;
            log.atLevel(brokerIsAway ? Level.DEBUG : Level.INFO)
                    .addKeyValue("channel", channel)
                    .log("relay leads");
            var listening =
                    Thread.ofPlatform().daemon().name("relay-listening").start(() -> listen(connection, delivery));
            try {
                while (isRunning() && listening.isAlive()) {
                    var more = delivery.deliver();
                    tell(delivery.failure());
                    if (!more) { // whatever was committed since it looked has woken us
                        await(properties.poll());
                    }
                }
            } finally {
                listening.interrupt();
                join(listening, Duration.ofSeconds(2));
            }
            return delivery.isSilentFor(properties.patience());
        }
    }

    /** Ends when the connection does, and the lock with it, or when the broker is silent for too long. */
    private void listen(Connection connection, OutboxDelivery delivery) {
        var over = false;
        try {
            var notices = connection.unwrap(PGConnection.class);
            var lastHeard = System.nanoTime();
            while (!over && !Thread.currentThread().isInterrupted()) {
                var received = notices.getNotifications(LISTEN_MILLIS);
                if (System.nanoTime() - lastHeard > CONNECTION_TRUSTED.toNanos()) {
                    if (!connection.isValid(VALID_SECONDS)) {
                        throw new SQLException("the connection is gone");
                    }
                    lastHeard = System.nanoTime();
                }
                if (received != null && received.length > 0) {
                    wake();
                }
                over = delivery.isSilentFor(properties.patience());
            }
        } catch (SQLException _) {
            over = true;
        }
        if (over) {
            leading = false;
            delivery.close(); // another one may lead already
            wake();
        }
    }

    /** However often it is woken meanwhile. */
    private void stepBack() {
        var begun = System.nanoTime();
        while (isRunning() && System.nanoTime() - begun < STEP_BACK.toNanos()) {
            await(CANDIDATE_PAUSE);
        }
    }

    /** Once for each time that the broker is away, however often the lead changes meanwhile. */
    private void tell(@Nullable Exception failure) {
        if (failure != null && !brokerIsAway) {
            log.atWarn().addKeyValue("error", failure.getClass().getName()).log("relay waits for the broker");
        }
        brokerIsAway = failure != null;
    }

    private boolean lock(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(hashtext(?))")) {
            statement.setString(1, channel);
            var result = statement.executeQuery();
            result.next();
            if (!result.getBoolean(1)) {
                return false;
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + channel);
        }
        return true;
    }

    private static void release(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException _) {
            // a lost connection has released it already
        }
    }

    private void await(Duration atMost) {
        try {
            if (woken.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread ending, Duration atMost) {
        try {
            ending.join(atMost);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
