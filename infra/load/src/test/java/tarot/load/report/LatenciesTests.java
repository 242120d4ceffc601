package tarot.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTests {

    private static final long MILLI = 1_000_000;

    @Test
    void percentilesAreTheNearestRanksWhateverTheOrder() {
        var shuffled = LongStream.rangeClosed(1, 1000)
                .map(number -> (number * 7 % 1000 + 1) * MILLI)
                .toArray();

        var latencies = Latencies.of(shuffled);

        assertThat(latencies).isEqualTo(new Latencies(1000, 500, 950, 990, 1000));
    }

    @Test
    void aSingleLatencyIsEveryPercentile() {
        assertThat(Latencies.of(new long[] {3 * MILLI})).isEqualTo(new Latencies(1, 3, 3, 3, 3));
    }

    @Test
    void whatNeverArrivedHasNoLatency() {
        var from = new long[] {10 * MILLI, 20 * MILLI, 0};
        var to = new long[] {15 * MILLI, 0, 40 * MILLI};

        assertThat(Latencies.between(from, to)).isEqualTo(new Latencies(1, 5, 5, 5, 5));
    }

    @Test
    void noLatenciesAreNoFigures() {
        assertThat(Latencies.of(new long[0]).p99()).isNaN();
    }

    @Test
    void throughputIsCountedFromTheFirstIntendedSendToTheLastDelivery() {
        long second = 1_000 * MILLI;
        // a hundred in ten seconds, the first tenth and the last one slow
        var intended = LongStream.rangeClosed(1, 100).map(number -> second).toArray();
        var finished = LongStream.rangeClosed(1, 100)
                .map(number -> second + number * second / 10)
                .toArray();

        var throughput = Throughput.of(intended, finished);

        assertThat(throughput.overall()).isEqualTo(10);
        assertThat(throughput.seconds()).isEqualTo(10);
        assertThat(throughput.steady()).isEqualTo(10);
    }
}
