package tarot.testing;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something costly that is made once, by whoever asks first; it can be begun before it is needed. */
final class OnDemand<T> {

    private final Supplier<T> making;
    private @Nullable CompletableFuture<T> made;

    OnDemand(Supplier<T> making) {
        this.making = making;
    }

    synchronized CompletableFuture<T> begin() {
        if (made == null) {
            made = CompletableFuture.supplyAsync(
                    making, work -> Thread.ofVirtual().start(work));
        }
        return made;
    }

    T get() {
        return begin().join();
    }
}
