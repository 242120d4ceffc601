package tarot.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class PurseTests {

    private final List<Integer> asked = new ArrayList<>();

    private static long pay(Purse purse, long now, IntFunction<Mono<Grant>> buckets) {
        return purse.spend(now, buckets).blockOptional(Duration.ofSeconds(1)).orElseThrow();
    }

    private Mono<Grant> plenty(int wanted) {
        asked.add(wanted);
        return Mono.just(new Grant(wanted, 0));
    }

    @Test
    void aQuietClientIsCountedOneByOne() {
        var purse = new Purse(4000);
        for (var second = 0; second < 5; second++) {
            assertThat(pay(purse, second * 1000L, this::plenty)).isZero();
        }

        assertThat(asked).containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void aBusyClientIsCountedInBlocks() {
        var purse = new Purse(4000);
        for (var i = 0; i < 5000; i++) {
            assertThat(pay(purse, i, this::plenty)).isZero();
        }

        assertThat(asked).hasSizeLessThan(200).allMatch(wanted -> wanted <= 80);
    }

    @Test
    void whatIsNotSpentWithinASecondIsLost() {
        var purse = new Purse(4000);
        for (var i = 0; i < 1000; i++) {
            pay(purse, i, this::plenty);
        }
        asked.clear();
        pay(purse, 10_000, this::plenty);

        assertThat(asked).hasSize(1);
    }

    @Test
    void whoIsRefusedIsRefusedWithoutAskingAgainUntilTheWaitIsOver() {
        var purse = new Purse(5);
        IntFunction<Mono<Grant>> empty = wanted -> {
            asked.add(wanted);
            return Mono.just(new Grant(0, 300));
        };

        assertThat(pay(purse, 1000, empty)).isEqualTo(300);
        assertThat(pay(purse, 1100, empty)).isEqualTo(200);
        assertThat(asked).hasSize(1);
        assertThat(pay(purse, 1300, this::plenty)).isZero();
    }

    @Test
    void whoComesWhileAQuestionIsOpenIsCountedIntoTheNext() {
        var purse = new Purse(100);
        var first = Sinks.<Grant>one();
        var passed = new ArrayList<Long>();
        IntFunction<Mono<Grant>> buckets = wanted -> {
            asked.add(wanted);
            return asked.size() == 1 ? first.asMono() : Mono.just(new Grant(Math.min(wanted, 3), 0));
        };
        for (var i = 0; i < 6; i++) {
            purse.spend(0, buckets).subscribe(passed::add);
        }
        assertThat(passed).isEmpty();

        first.tryEmitValue(new Grant(1, 0)).orThrow();

        assertThat(passed).containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
        assertThat(asked.subList(0, 2)).containsExactly(1, 5);
    }

    @Test
    void aQuestionThatFailsDoesNotBlockTheNext() {
        var purse = new Purse(5);
        purse.spend(0, wanted -> Mono.error(new IllegalStateException("gone")))
                .onErrorComplete()
                .block();

        assertThat(pay(purse, 1, this::plenty)).isZero();
    }
}
