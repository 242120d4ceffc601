package tarot.load.drive;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** When the next person writes. */
public sealed interface Pace {

    /**
     * Waits until the message of this number is due.
     *
     * @return when it was meant to be sent, by {@link System#nanoTime()}; empty if there is no use in waiting any longer
     */
    OptionalLong await(int number) throws InterruptedException;

    /** A reading was delivered. */
    void finished();

    /** The next one writes when somebody has got their reading: so many readings are on their way at any time. */
    static Pace closed(int inFlight, Duration patience) {
        return new Closed(new Semaphore(inFlight), patience);
    }

    /** So many write in a second, at even distances, whatever the system makes of it. */
    static Pace open(double perSecond, long startNanos) {
        return new Open(perSecond, startNanos);
    }

    /** A closed loop: the system under test sets the pace. */
    record Closed(Semaphore places, Duration patience) implements Pace {

        @Override
        public OptionalLong await(int number) throws InterruptedException {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? OptionalLong.of(System.nanoTime())
                    : OptionalLong.empty();
        }

        @Override
        public void finished() {
            places.release();
        }
    }

    /** An open loop: who could not be sent in time because the system was slow has waited since they were due. */
    record Open(double perSecond, long startNanos) implements Pace {

        @Override
        public OptionalLong await(int number) throws InterruptedException {
            long due = startNanos + Math.round(number * 1e9 / perSecond);
            long left = due - System.nanoTime();
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
            return OptionalLong.of(due);
        }

        @Override
        public void finished() {
            // people write when they like
        }
    }
}
