package tarot.bot.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentityTests {

    final Identity identity = new Identity("a secret of thirty-two characters".getBytes(UTF_8));
    final Identity other = new Identity("another one of thirty-two letters".getBytes(UTF_8));

    @Test
    void aRedeliveredUpdateHasTheSameIds() {
        assertThat(identity.update(1, 2).request())
                .isEqualTo(identity.update(1, 2).request());
        assertThat(identity.update(1, 2).reading())
                .isEqualTo(identity.update(1, 2).reading());
        assertThat(identity.update(1, 2).order())
                .isEqualTo(identity.update(1, 2).order());
    }

    @Test
    void everythingElseHasOthers() {
        var one = identity.update(1, 2);
        assertThat(Set.of(
                        one.request().value(),
                        one.reading().value(),
                        one.order().value(),
                        identity.update(1, 3).request().value(),
                        identity.update(2, 2).request().value(),
                        other.update(1, 2).request().value(),
                        identity.telegramKey(1),
                        other.telegramKey(1),
                        identity.telegramKey(2)))
                .hasSize(9)
                .allSatisfy(id -> assertThat(id.version()).isEqualTo(8))
                .allSatisfy(id -> assertThat(id.variant()).isEqualTo(2));
    }

    @Test
    void aNameOrALanguageMakesAnotherProfile() {
        assertThat(Set.of(
                        identity.profileKey(1, "Ada", "en"),
                        identity.profileKey(1, "Ada", "de"),
                        identity.profileKey(1, "Bob", "en"),
                        identity.profileKey(2, "Ada", "en")))
                .hasSize(4);
    }

    @Test
    void peoplesIdsAreRandomAndInTheOrderOfTime() {
        var early = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
        var late = Clock.fixed(Instant.parse("2026-11-01T00:00:00.001Z"), ZoneOffset.UTC);
        var ids = new UserIds(early);
        var minted = IntStream.range(0, 1000).mapToObj(_ -> ids.next().value()).collect(Collectors.toSet());
        assertThat(minted).hasSize(1000).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id).isLessThan(new UserIds(late).next().value());
        });
    }
}
