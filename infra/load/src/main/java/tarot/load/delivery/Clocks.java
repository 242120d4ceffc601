package tarot.load.delivery;

/**
 * Times of another process as times of this one. On one Linux or macOS machine all JVMs share {@link System#nanoTime()}; where
 * the other one's has nothing to do with ours, the wall clocks must do, to a millisecond and as well as they agree.
 */
record Clocks(long nanos, long millis) {

    private static final long FUTURE_NANOS = 1_000_000_000L;

    static Clocks now() {
        return new Clocks(System.nanoTime(), System.currentTimeMillis());
    }

    long here(long otherNanos, long otherMillis) {
        boolean shared = otherNanos >= nanos && otherNanos <= System.nanoTime() + FUTURE_NANOS;
        return shared ? otherNanos : nanos + (otherMillis - millis) * 1_000_000;
    }
}
