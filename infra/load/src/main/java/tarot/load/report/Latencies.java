package tarot.load.report;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Latencies in milliseconds: exact, from all of them. NaN where there are none.
 *
 * @param count how many there are
 */
public record Latencies(int count, double p50, double p95, double p99, double max) {

    /** Of the nanoseconds from each {@code from} to its {@code to}; a 0 on either side is none. */
    public static Latencies between(long[] from, long[] to) {
        return of(IntStream.range(0, from.length)
                .filter(number -> from[number] != 0 && to[number] != 0)
                .mapToLong(number -> to[number] - from[number])
                .toArray());
    }

    static Latencies of(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(
                sorted.length,
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 99),
                percentile(sorted, 100));
    }

    /** The nearest rank: the smallest value that so many in a hundred do not exceed. */
    private static double percentile(long[] sorted, double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(sorted.length * percent / 100);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }
}
