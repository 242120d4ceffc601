package tarot.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A gauge's value that is asked of the database. Whoever reads the metrics waits for it only briefly, so that they hear
 * of all else while the database is away. Where the answer takes longer they get the one before, which a question about a
 * great backlog has found by then; NaN where there is none.
 */
public final class Sounding implements Supplier<Number> {

    private static final long WAIT_MILLIS = 500;

    private final DoubleSupplier question;
    private @Nullable CompletableFuture<Double> asked;

    public Sounding(DoubleSupplier question) {
        this.question = question;
    }

    @Override
    public synchronized Number get() {
        var before = asked == null
                ? Double.NaN
                : asked.exceptionally(_ -> Double.NaN).getNow(Double.NaN);
        if (asked == null || asked.isDone()) {
            asked = CompletableFuture.supplyAsync(
                    question::getAsDouble,
                    task -> Thread.ofVirtual().name("sounding").start(task));
        }
        try {
            return asked.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return before;
        } catch (ExecutionException _) {
            return Double.NaN;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }
}
