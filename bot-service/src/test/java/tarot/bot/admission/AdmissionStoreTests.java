package tarot.bot.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tarot.bot.admission.Admission.Admitted;
import tarot.bot.admission.Admission.Busy;
import tarot.bot.admission.Admission.Repeated;
import tarot.bot.admission.Admission.Silenced;
import tarot.bot.admission.Admission.Throttled;
import tarot.bot.conversation.Prompt;
import tarot.bot.conversation.Session;
import tarot.contracts.reading.Spread;
import tarot.testing.TestServers;

/** Redis and the memory of a process, which stands in for it, must behave alike. */
@ParameterizedClass
@MethodSource("stores")
class AdmissionStoreTests {

    static final LimitProperties THREE_IN_A_SECOND = new LimitProperties(3, Duration.ofSeconds(1));
    static final AtomicLong PEOPLE = new AtomicLong();
    static final RedisLink REDIS =
            new RedisLink(RedisURI.create(TestServers.redis().address()), Duration.ofSeconds(2));

    final AdmissionStore store;
    final UUID ada = new UUID(1, PEOPLE.incrementAndGet());
    final UUID bob = new UUID(1, PEOPLE.incrementAndGet());

    AdmissionStoreTests(AdmissionStore store) {
        this.store = store;
    }

    static Stream<AdmissionStore> stores() {
        return Stream.of(
                new RedisAdmissions(REDIS, THREE_IN_A_SECOND, TestProposals.SEALING),
                new LocalAdmissions(THREE_IN_A_SECOND, Clock.systemUTC()));
    }

    @AfterAll
    static void close() {
        REDIS.commands().flushall();
    }

    @Test
    void anUpdateIsTakenOnce() {
        assertThat(enter(ada, 1)).isEqualTo(new Admitted(ChatState.BLANK));
        assertThat(enter(ada, 1)).isEqualTo(new Busy());
        store.done(new Visit(ada, 1));
        assertThat(enter(ada, 1)).isEqualTo(new Repeated());
    }

    @Test
    void olderUpdatesThatComeLateAreTakenToo() {
        enter(ada, 5);
        store.done(new Visit(ada, 5));
        assertThat(enter(ada, 4)).isInstanceOf(Admitted.class);
    }

    @Test
    void whatWasPutOffComesInAgainAndIsCountedOnce() {
        for (var again = 0; again < 5; again++) {
            var received = enter(ada, 1);
            assertThat(received).isInstanceOf(Admitted.class);
            store.postpone(new Visit(ada, 1), received);
        }
        assertThat(enter(ada, 2)).isInstanceOf(Admitted.class);
        assertThat(enter(ada, 3)).isInstanceOf(Admitted.class);
        assertThat(enter(ada, 4)).isInstanceOf(Throttled.class);
    }

    @Test
    void oneTooManyIsToldOnceInAWindow() {
        for (var update = 1; update <= 3; update++) {
            assertThat(enter(ada, update)).isInstanceOf(Admitted.class);
        }
        assertThat(enter(ada, 4))
                .isInstanceOfSatisfying(
                        Throttled.class,
                        throttled -> assertThat(throttled.retryAfter())
                                .isBetween(Duration.ofMillis(1), Duration.ofSeconds(1)));
        for (var update = 5; update <= 50; update++) {
            assertThat(enter(ada, update)).isEqualTo(new Silenced());
        }
        assertThat(enter(ada, 50)).isEqualTo(new Repeated());
        assertThat(enter(bob, 51)).as("somebody else").isInstanceOf(Admitted.class);
    }

    @Test
    void aThrottledUpdateThatWasPutOffIsStillToBeTold() {
        for (var update = 1; update <= 3; update++) {
            enter(ada, update);
        }
        var received = enter(ada, 4);
        store.postpone(new Visit(ada, 4), received);
        assertThat(enter(ada, 4)).isEqualTo(received);
    }

    @Test
    void thereIsRoomAgainWhenTheOldestIsAWindowOld() {
        for (var update = 1; update <= 3; update++) {
            enter(ada, update);
        }
        var update = new AtomicLong(3);
        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .until(() -> enter(ada, update.incrementAndGet()) instanceof Admitted);
    }

    @Test
    void whatWasBegunInTheChatIsRemembered() {
        var begun = new ChatState(new Session(new Prompt(Spread.CELTIC_CROSS, 1L)), Spread.THREE_CARDS, false);
        enter(ada, 1);
        store.done(new Visit(ada, 1), begun);
        assertThat(enter(ada, 2)).isEqualTo(new Admitted(begun));
        store.done(new Visit(ada, 2), ChatState.BLANK);
        assertThat(enter(ada, 3)).isEqualTo(new Admitted(ChatState.BLANK));
        assertThat(enter(bob, 4)).isEqualTo(new Admitted(ChatState.BLANK));
    }

    @Test
    void whatAnAdminHasYetToConfirmIsRememberedOneAtATime() {
        var proposed = new ChatState(TestProposals.grant("Sorry for the trouble"), Spread.THREE_CARDS, false);
        enter(ada, 1);
        store.done(new Visit(ada, 1), proposed);
        assertThat(enter(ada, 2)).isEqualTo(new Admitted(proposed));
        var other = new ChatState(TestProposals.promotion(), Spread.THREE_CARDS, false);
        store.done(new Visit(ada, 2), other);
        assertThat(enter(ada, 3)).isEqualTo(new Admitted(other));
        store.done(new Visit(ada, 3), new ChatState(Session.NONE, Spread.THREE_CARDS, false));
        assertThat(enter(ada, 4)).isInstanceOf(Throttled.class);
    }

    Admission enter(UUID person, long update) {
        return store.enter(new Visit(person, update));
    }
}
