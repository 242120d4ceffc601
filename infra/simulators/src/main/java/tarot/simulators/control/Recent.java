package tarot.simulators.control;

import java.util.ArrayDeque;
import java.util.List;

/** The last so many of something, so that memory stays bounded however long a simulator runs. */
public final class Recent<T> {

    private final ArrayDeque<T> kept = new ArrayDeque<>();
    private final int max;
    private long seen;

    public Recent(int max) {
        this.max = max;
    }

    public synchronized void add(T thing) {
        if (kept.size() == max) {
            kept.removeFirst();
        }
        kept.addLast(thing);
        seen++;
    }

    /** Oldest first. */
    public synchronized List<T> list() {
        return List.copyOf(kept);
    }

    /** How many there ever were, those forgotten included. */
    public synchronized long count() {
        return seen;
    }

    public synchronized void clear() {
        kept.clear();
        seen = 0;
    }
}
