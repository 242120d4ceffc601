package tarot.bot.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.bot.admission.Admission.Admitted;
import tarot.bot.conversation.Prompt;
import tarot.bot.conversation.Session;
import tarot.contracts.reading.Spread;
import tarot.testing.TestServers;

/** What another version of this service left in Redis. */
class EarlierSessionsTests {

    static final ChatState AWAITING = new ChatState(new Session(new Prompt(Spread.THREE_CARDS, null)), null, false);

    final UUID ada = new UUID(4, System.nanoTime());

    @Test
    void aPromptWithoutItsUpdateIsStillAnswered() {
        assertThat(found(Map.of("awaiting", "three", "usual", "", "unreachable", "", "proposed", "")))
                .isEqualTo(new Admitted(AWAITING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "99999999999999999999"})
    void anUpdateThatIsNoneKeepsNobodyFromTheirChat(String update) {
        assertThat(found(Map.of("awaiting", "three", "prompt", update))).isEqualTo(new Admitted(AWAITING));
    }

    @Test
    void anUpdateWithoutItsPromptIsNothing() {
        assertThat(found(Map.of("awaiting", "", "prompt", "7"))).isEqualTo(new Admitted(ChatState.BLANK));
    }

    Admission found(Map<String, String> left) {
        try (var redis = new RedisLink(RedisURI.create(TestServers.redis().address()), Duration.ofSeconds(2))) {
            var key = "bot:{" + ada.toString().replace("-", "") + "}:chat";
            redis.await(redis.commands().hset(key, left));
            return new RedisAdmissions(redis, new LimitProperties(10, Duration.ofSeconds(60)), TestProposals.SEALING)
                    .enter(new Visit(ada, 1));
        }
    }
}
