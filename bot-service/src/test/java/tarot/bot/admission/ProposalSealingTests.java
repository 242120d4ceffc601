package tarot.bot.admission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.bot.admission.Admission.Admitted;
import tarot.bot.conversation.Session;
import tarot.contracts.reading.Spread;
import tarot.testing.TestServers;

class ProposalSealingTests {

    static final UUID ADA = new UUID(9, 1);
    static final UUID BOB = new UUID(9, 2);
    static final ProposalSealing SEALING = TestProposals.SEALING;

    @Test
    void nothingOfAProposalCanBeReadInRedis() {
        var proposed = TestProposals.grant("Quittenbaum").proposed();
        var sealed = SEALING.seal(ADA, proposed);
        assertThat(new String(Base64.getDecoder().decode(sealed), ISO_8859_1))
                .doesNotContain("Quittenbaum", "adjust", "00000000-0000-0007");
        assertThat(SEALING.open(ADA, sealed)).isEqualTo(proposed);
    }

    @Test
    void aProposalOfAnotherAdminIsNone() {
        assertThat(SEALING.open(BOB, SEALING.seal(ADA, TestProposals.grant("x").proposed())))
                .isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "not base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatWasNotSealedHereIsNone(@Nullable String sealed) {
        assertThat(SEALING.open(ADA, sealed)).isNull();
    }

    @Test
    void whoeverForgesAProposalInRedisKeepsNobodyFromTheirChat() {
        try (var redis = new RedisLink(RedisURI.create(TestServers.redis().address()), Duration.ofSeconds(2))) {
            var store = new RedisAdmissions(redis, new LimitProperties(10, Duration.ofSeconds(60)), SEALING);
            var person = new UUID(9, System.nanoTime());
            store.enter(new Visit(person, 1));
            store.done(new Visit(person, 1), new ChatState(TestProposals.grant("x"), Spread.THREE_CARDS, false));
            var key = redis.await(
                            redis.commands().keys("bot:{" + person.toString().replace("-", "") + "}:chat"))
                    .getFirst();
            var forged = SEALING.seal(BOB, TestProposals.promotion().proposed());
            redis.await(redis.commands().hset(key, "proposed", forged));
            assertThat(store.enter(new Visit(person, 2)))
                    .isEqualTo(new Admitted(new ChatState(Session.NONE, Spread.THREE_CARDS, false)));
        }
    }
}
