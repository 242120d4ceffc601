package tarot.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BucketTests {

    @Test
    void givesABurstAndThenASteadyRate() {
        var bucket = new Bucket(10, 5, 0);

        assertThat(bucket.take(3, 0)).isEqualTo(new Grant(3, 0));
        assertThat(bucket.take(3, 0)).isEqualTo(new Grant(2, 0));
        assertThat(bucket.take(1, 0)).isEqualTo(new Grant(0, 100));
        assertThat(bucket.take(1, 60)).isEqualTo(new Grant(0, 40));
        assertThat(bucket.take(1, 100)).isEqualTo(new Grant(1, 0));
        assertThat(bucket.take(100, 60_000)).isEqualTo(new Grant(5, 0));
    }

    @Test
    void aClockThatGoesBackGivesNothingForFree() {
        var bucket = new Bucket(10, 1, 1000);
        bucket.take(1, 1000);

        assertThat(bucket.take(1, 0).requests()).isZero();
        assertThat(bucket.take(1, 1100).requests()).isEqualTo(1);
    }

    @Test
    void strangersDoNotFillTheMemory() {
        var recent = new Recent<Bucket>();
        for (var i = 0; i < 50_000; i++) {
            recent.of("client " + i, client -> new Bucket(1, 1, 0));
        }

        assertThat(recent.size()).isEqualTo(10_000);
    }
}
