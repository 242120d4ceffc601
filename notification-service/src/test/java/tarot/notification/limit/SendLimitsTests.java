package tarot.notification.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import tarot.contracts.UserId;
import tarot.notification.TelegramSimulation;
import tarot.testing.TestServers;

@TelegramSimulation
class SendLimitsTests {

    final StringRedisTemplate redis;
    final Clock clock;

    SendLimitsTests(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @BeforeEach
    @AfterEach
    void forget() {
        redis.delete(List.of("{tarot-send}:pause", "{tarot-send}:bot"));
    }

    @Test
    void aChatGetsABurstAndThenOneASecond() {
        var limits = limits(1_000, 1);
        var ada = somebody();
        assertThat(ask(limits, ada, 5)).containsOnly(Duration.ZERO);
        assertThat(limits.permits(List.of(ada)).getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(limits.permits(List.of(somebody())).getFirst()).isZero();
    }

    @Test
    void theBotAsAWholeKeepsItsPaceAndThoseInLineAreToldWhenToComeBack() {
        var limits = limits(10, 1); // two at once, then one every 100 ms
        var waits = limits.permits(
                Stream.generate(SendLimitsTests::somebody).limit(5).toList());
        assertThat(waits.subList(0, 2)).containsOnly(Duration.ZERO);
        assertThat(waits.subList(2, 5)).isSorted();
        assertThat(waits.getLast()).isBetween(Duration.ofMillis(250), Duration.ofMillis(310));
    }

    @Test
    void whoHasNoRoomKnowsItWithoutAskingAgain() {
        var limits = limits(10, 1);
        assertThat(limits.room()).isEqualTo(2);
        limits.permits(Stream.generate(SendLimitsTests::somebody).limit(5).toList());
        assertThat(limits.room()).isZero();
        assertThat(limits.untilRoom()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(110));
        limits.pause(Duration.ofSeconds(1));
        assertThat(limits.untilRoom()).isGreaterThan(Duration.ofMillis(700));
    }

    @Test
    void replicasShareOneLimit() {
        var ada = somebody();
        assertThat(ask(limits(1_000, 1), ada, 3)).containsOnly(Duration.ZERO);
        assertThat(ask(limits(1_000, 1), ada, 3).getLast()).isPositive();
    }

    @Test
    void aPauseHoldsForAllReplicas() {
        limits(1_000, 1).pause(Duration.ofMillis(400));
        var other = limits(1_000, 1);
        assertThat(other.permits(List.of(somebody(), somebody()))).allMatch(Duration::isPositive);
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(other.permits(List.of(somebody())).getFirst())
                                .isZero());
    }

    @Test
    void withoutRedisAStricterLimitOfItsOwnHoldsAndRedisIsFoundAgain() {
        var limits = limits(10, 1);
        var ada = somebody();
        TestServers.redis().pause();
        try {
            assertThat(ask(limits, ada, 1)).containsOnly(Duration.ZERO);
            var asked = System.nanoTime();
            assertThat(limits.permits(List.of(ada)).getFirst()).isGreaterThan(Duration.ofMillis(300));
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(100));
        } finally {
            TestServers.redis().resume();
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(ask(limits, somebody(), 2)).containsOnly(Duration.ZERO));
    }

    SendLimits limits(double bot, double chat) {
        return new SendLimits(redis, new SendLimitProperties(bot, chat, 5), clock);
    }

    static List<Duration> ask(SendLimits limits, UserId chat, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> limits.permits(List.of(chat)).getFirst())
                .toList();
    }

    static UserId somebody() {
        return new UserId(UUID.randomUUID());
    }
}
