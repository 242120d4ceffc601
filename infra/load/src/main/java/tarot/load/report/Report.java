package tarot.load.report;

import java.util.Map;
import tarot.load.delivery.Verdict;
import tarot.load.process.Usage;

/**
 * All that came of a run.
 *
 * @param run what was done, in words
 * @param machine where, in words
 * @param accepted how many messages the webhook answered 2xx
 * @param troubles what kept messages from being accepted at once, and how often
 */
public record Report(
        String run,
        String machine,
        int accepted,
        Throughput throughput,
        Latencies acknowledgement,
        Latencies picture,
        Latencies delivery,
        Verdict verdict,
        Usage usage,
        Map<String, Integer> troubles) {

    public Report {
        troubles = Map.copyOf(troubles);
    }

    /** Everybody was let in, and got everything, once. */
    public boolean isGood() {
        return accepted == verdict.people() && verdict.isExactlyOnce();
    }

    /** Milliseconds of CPU for each reading that was delivered. */
    double perReading(double seconds) {
        return seconds * 1e3 / Math.max(1, delivery.count());
    }
}
