package tarot.work;

import java.time.Duration;

/** Pauses between attempts, which double from the first to the longest. */
public record Pauses(Duration first, Duration longest) {

    private static final int DOUBLINGS_MAX = 20; // with more a long would run over

    /** How long to wait after an attempt; the first one is 1. */
    public Duration after(int attempt) {
        var pause = first.multipliedBy(1L << Math.clamp(attempt - 1, 0, DOUBLINGS_MAX));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
