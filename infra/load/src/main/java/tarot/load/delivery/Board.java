package tarot.load.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What arrived for a crowd of people, one reading each. A reading is there when its picture and its text are. All
 * methods may be called from any thread.
 */
public final class Board {

    private final long firstChat;
    private final Notices notices;
    private final Runnable onFinished;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final long[] pictures;
    private final long[] texts;
    private int finished;
    private long latest = System.nanoTime();

    /**
     * @param firstChat the person of number 0; the others follow without a gap
     * @param onFinished is run once for each reading
     */
    public Board(long firstChat, int people, Notices notices, Runnable onFinished) {
        this.firstChat = firstChat;
        this.notices = notices;
        this.onFinished = onFinished;
        this.pictures = new long[people];
        this.texts = new long[people];
    }

    /** Takes what concerns this crowd and drops the rest. */
    public synchronized void add(List<Delivery> arrived) {
        for (var delivery : arrived) {
            long number = delivery.chat() - firstChat;
            if (number >= 0 && number < pictures.length && delivery.kind() != Delivery.Kind.OTHER) {
                deliveries.add(delivery);
                latest = System.nanoTime();
                if (!notices.include(delivery)) {
                    note((int) number, delivery);
                }
            }
        }
    }

    public synchronized int finished() {
        return finished;
    }

    public synchronized int messages() {
        return deliveries.size();
    }

    public synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** For how long nothing has arrived. */
    public synchronized long quietNanos() {
        return System.nanoTime() - latest;
    }

    /** When each person's picture arrived first; 0 where none did. */
    public synchronized long[] pictureTimes() {
        return pictures.clone();
    }

    /** When the later one of picture and text arrived; 0 where one of them is missing. */
    public synchronized long[] finishTimes() {
        var times = new long[pictures.length];
        Arrays.setAll(times, number -> isFinished(number) ? Math.max(pictures[number], texts[number]) : 0);
        return times;
    }

    private void note(int number, Delivery delivery) {
        var first = delivery.kind() == Delivery.Kind.PHOTO ? pictures : texts;
        if (first[number] == 0) {
            first[number] = delivery.nanos();
            if (isFinished(number)) {
                finished++;
                onFinished.run();
            }
        }
    }

    private boolean isFinished(int number) {
        return pictures[number] != 0 && texts[number] != 0;
    }
}
