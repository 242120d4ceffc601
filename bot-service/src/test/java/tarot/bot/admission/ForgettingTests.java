package tarot.bot.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tarot.bot.conversation.Prompt;
import tarot.bot.conversation.Session;
import tarot.contracts.reading.Spread;
import tarot.testing.TestServers;

/** How long Redis keeps what it is told: nothing for ever, and nothing too short. */
class ForgettingTests {

    static final RedisLink REDIS =
            new RedisLink(RedisURI.create(TestServers.redis().address()), Duration.ofSeconds(2));

    static final UUID ADA = new UUID(2, 1);

    final RedisAdmissions store =
            new RedisAdmissions(REDIS, new LimitProperties(3, Duration.ofSeconds(60)), TestProposals.SEALING);

    @BeforeAll
    static void begin() {
        REDIS.await(REDIS.commands().flushall());
    }

    @AfterAll
    static void close() {
        REDIS.commands().flushall();
    }

    @Test
    void aChatWaitsAQuarterOfAnHourForItsQuestion() {
        store.enter(new Visit(ADA, 1));
        store.done(new Visit(ADA, 1), new ChatState(new Session(new Prompt(Spread.ONE_CARD, 1L)), null, false));
        assertThat(left("chat")).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    @Test
    void anUpdateIsKnownForADayFromTheMomentItComes() {
        store.enter(new Visit(ADA, 2));
        assertThat(left("update:2")).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        store.done(new Visit(ADA, 2));
        assertThat(left("update:2")).isBetween(Duration.ofHours(23), Duration.ofHours(24));
    }

    @Test
    void aProposalWaitsAsLong() {
        store.enter(new Visit(ADA, 3));
        store.done(new Visit(ADA, 3), new ChatState(TestProposals.grant("x"), null, false));
        assertThat(left("chat")).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    static Duration left(String what) {
        var key = REDIS.await(REDIS.commands().keys("bot:*:" + what)).getFirst();
        return Duration.ofMillis(REDIS.await(REDIS.commands().pttl(key)));
    }
}
