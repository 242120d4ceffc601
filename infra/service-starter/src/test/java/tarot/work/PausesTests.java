package tarot.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTests {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "5, 16", "6, 30", "21, 30", "70, 30", "2147483647, 30"})
    void pausesDoubleFromTheFirstToTheLongest(int attempt, int seconds) {
        var pauses = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(30));
        assertThat(pauses.after(attempt)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
