package tarot.load.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClocksTests {

    @Test
    void timesOfTheSameMachineAreTakenAsTheyAre() {
        var clocks = Clocks.now();
        long later = System.nanoTime();

        assertThat(clocks.here(later, 0)).isEqualTo(later);
    }

    @Test
    void timesOfAnotherMachineAreReadFromTheWallClock() {
        var clocks = Clocks.now();
        long bootedLongBefore = clocks.nanos() - 1_000_000_000_000L;

        assertThat(clocks.here(bootedLongBefore, clocks.millis() + 250)).isEqualTo(clocks.nanos() + 250_000_000);
    }
}
