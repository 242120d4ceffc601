package tarot.load.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the simulators every few milliseconds for what has arrived since. */
public final class SimulatorFeed implements Feed {

    private final SimulatorAdmin admin;
    private final Duration interval;
    private final Thread thread;
    private volatile Consumer<List<Delivery>> listener = _ -> {};
    private volatile @Nullable IllegalStateException failure;
    private volatile boolean closed;

    /** @throws IOException if the simulators cannot be reached */
    public SimulatorFeed(SimulatorAdmin admin, Duration interval) throws IOException {
        this.admin = admin;
        this.interval = interval;
        long first = admin.delivered();
        this.thread = Thread.ofVirtual().name("deliveries").start(() -> follow(first));
    }

    @Override
    public void tell(Consumer<List<Delivery>> newListener) {
        listener = newListener;
    }

    @Override
    public void check() {
        var problem = failure;
        if (problem != null) {
            throw problem;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void follow(long first) {
        try {
            for (long next = first; !closed; ) {
                var page = admin.deliveriesSince(next);
                if (page.first() != next || page.next() < next) {
                    throw new IllegalStateException("the simulators were reset, or have forgotten deliveries");
                }
                next = page.next();
                if (!page.deliveries().isEmpty()) {
                    listener.accept(page.deliveries());
                }
                Thread.sleep(interval);
            }
        } catch (InterruptedException _) {
            // closed
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                failure = new IllegalStateException("the deliveries cannot be followed: " + e.getMessage(), e);
            }
        }
    }
}
