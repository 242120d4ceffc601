package tarot.load.report;

import java.util.Arrays;

/**
 * Readings per second. NaN where too few were delivered.
 *
 * @param overall from the first message that was meant to be sent to the last delivery
 * @param steady of the middle 80 % of the deliveries: without running up and running out
 * @param seconds what {@code overall} was measured over
 */
public record Throughput(double overall, double steady, double seconds) {

    /** From when messages were meant to be sent, and when their readings were delivered; 0 for never. */
    public static Throughput of(long[] intended, long[] finished) {
        var ends = Arrays.stream(finished).filter(time -> time != 0).sorted().toArray();
        var start = Arrays.stream(intended).filter(time -> time != 0).min();
        if (ends.length < 2 || start.isEmpty()) {
            return new Throughput(Double.NaN, Double.NaN, Double.NaN);
        }
        double seconds = (ends[ends.length - 1] - start.getAsLong()) / 1e9;
        int first = ends.length / 10;
        int last = ends.length - 1 - first;
        return new Throughput(ends.length / seconds, (last - first) / ((ends[last] - ends[first]) / 1e9), seconds);
    }
}
