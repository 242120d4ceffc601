package tarot.simulators.control;

import java.time.Duration;

/** Growing pauses between attempts: the first, then twice as long each time, up to a longest. */
public record Backoff(Duration first, Duration longest) {

    /** The pause after so many failed attempts, counted from 1. */
    public Duration after(int failures) {
        var pause = first.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
