package tarot.bot.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisURI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tarot.bot.admission.Admission.Admitted;
import tarot.bot.admission.Admission.Busy;
import tarot.bot.admission.Admission.Repeated;
import tarot.bot.admission.Admission.Throttled;
import tarot.bot.conversation.Prompt;
import tarot.bot.conversation.Session;
import tarot.contracts.reading.Spread;
import tarot.testing.TestServers;

class AdmissionsTests {

    static final LimitProperties TEN_A_MINUTE = new LimitProperties(10, Duration.ofSeconds(60));
    static final AtomicLong PEOPLE = new AtomicLong();

    final RedisLink redis = new RedisLink(RedisURI.create(TestServers.redis().address()), Duration.ofMillis(250));
    final Admissions admissions = admissions(redis);
    final UUID ada = new UUID(2, PEOPLE.incrementAndGet());

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void whoeverComesSecondWaitsForTheFirst() throws Exception {
        var visit = new Visit(ada, 1);
        var first = admissions.enter(visit);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var others = new ArrayList<Future<Admission>>();
            for (var i = 0; i < 4; i++) {
                others.add(threads.submit(() -> admissions.enter(visit)));
            }
            assertThat(first).isInstanceOf(Admitted.class);
            admissions.done(visit);
            for (var other : others) {
                assertThat(other.get()).isEqualTo(new Repeated());
            }
        }
    }

    @Test
    void whoeverWaitedTakesOverWhatWasPutOff() throws Exception {
        var visit = new Visit(ada, 1);
        var first = admissions.enter(visit);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = threads.submit(() -> admissions.enter(visit));
            admissions.postpone(visit, first);
            assertThat(other.get()).isInstanceOf(Admitted.class);
        }
    }

    @Test
    void nobodyWaitsForEver() {
        admissions.enter(new Visit(ada, 1));
        assertThat(admissions.enter(new Visit(ada, 1))).isEqualTo(new Busy());
    }

    @Test
    void limitsAndSessionsHoldWhileRedisIsAway() {
        var begun = new ChatState(new Session(new Prompt(Spread.THREE_CARDS, 1L)), null, false);
        TestServers.redis().stop();
        try {
            var begin = System.nanoTime();
            assertThat(admissions.enter(new Visit(ada, 1))).isInstanceOf(Admitted.class);
            admissions.done(new Visit(ada, 1), begun);
            assertThat(admissions.enter(new Visit(ada, 1))).isEqualTo(new Repeated());
            for (var update = 2; update <= 10; update++) {
                assertThat(admissions.enter(new Visit(ada, update))).isEqualTo(new Admitted(begun));
                admissions.done(new Visit(ada, update));
            }
            assertThat(admissions.enter(new Visit(ada, 11))).isInstanceOf(Throttled.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("one try in each pause, not one for each update")
                    .isLessThan(Duration.ofSeconds(2));
        } finally {
            TestServers.redis().start();
        }
        var update = new AtomicLong(11);
        await().until(() -> sharedWithAnotherReplica(update.incrementAndGet()));
        assertThat(admissions.enter(new Visit(ada, 1)))
                .as("done while Redis was away")
                .isEqualTo(new Repeated());
    }

    @Test
    void aFrozenRedisHoldsUpNobody() {
        admissions.enter(new Visit(ada, 1));
        TestServers.redis().pause();
        try {
            var begin = System.nanoTime();
            for (var update = 2; update < 8; update++) {
                assertThat(admissions.enter(new Visit(ada, update))).isInstanceOf(Admitted.class);
                admissions.done(new Visit(ada, update), ChatState.BLANK);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(1500));
        } finally {
            TestServers.redis().resume();
        }
        var update = new AtomicLong(10);
        await().until(() -> sharedWithAnotherReplica(update.incrementAndGet()));
    }

    @Test
    void aRedisThatWasFrozenFromTheBeginningHoldsUpNobody() throws Exception {
        TestServers.redis().pause();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = System.nanoTime();
            var others = new ArrayList<Future<Admission>>();
            for (var update = 1; update <= 5; update++) {
                var visit = new Visit(ada, update);
                others.add(threads.submit(() -> admissions.enter(visit)));
            }
            for (var other : others) {
                assertThat(other.get()).isInstanceOf(Admitted.class);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
        } finally {
            TestServers.redis().resume();
        }
    }

    @Test
    void ofManyUpdatesTheLatestAreKnown() {
        var local = new LocalAdmissions(TEN_A_MINUTE, Clock.systemUTC());
        for (var update = 1; update <= 60_000; update++) {
            local.done(new Visit(ada, update));
        }
        for (var update = 50_001; update <= 60_000; update++) {
            assertThat(local.wasDone(new Visit(ada, update))).isTrue();
        }
        assertThat(local.wasDone(new Visit(ada, 40_000)))
                .as("there is no room for all")
                .isFalse();
    }

    @Test
    void aSessionBegunWhileRedisWasAwayGoesOnInRedis() {
        var begun = new ChatState(new Session(new Prompt(Spread.THREE_CARDS, 1L)), null, false);
        TestServers.redis().stop();
        try {
            admissions.enter(new Visit(ada, 1));
            admissions.done(new Visit(ada, 1), begun);
        } finally {
            TestServers.redis().start();
        }
        try (var otherLink = new RedisLink(RedisURI.create(TestServers.redis().address()), Duration.ofSeconds(2))) {
            var other = new RedisAdmissions(otherLink, TEN_A_MINUTE, TestProposals.SEALING);
            var update = new AtomicLong();
            await().until(() -> sharedWithAnotherReplica(update.incrementAndGet()));
            assertThat(admissions.enter(new Visit(ada, 2))).isEqualTo(new Admitted(begun));
            assertThat(other.enter(new Visit(ada, 3))).isEqualTo(new Admitted(begun));
        }
    }

    @Test
    void whatWasBegunWhileRedisWasAwayEndsWithWhatCameLaterElsewhere() {
        var begun = new ChatState(new Session(new Prompt(Spread.THREE_CARDS, 1L)), null, false);
        TestServers.redis().stop();
        try {
            admissions.enter(new Visit(ada, 1));
            admissions.done(new Visit(ada, 1), begun);
        } finally {
            TestServers.redis().start();
        }
        try (var otherLink = new RedisLink(RedisURI.create(TestServers.redis().address()), Duration.ofSeconds(2))) {
            var other = new RedisAdmissions(otherLink, TEN_A_MINUTE, TestProposals.SEALING);
            assertThat(other.enter(new Visit(ada, 2))).isEqualTo(new Admitted(ChatState.BLANK));
            other.done(new Visit(ada, 2)); // such as /cancel, which changes nothing there
        }
        var update = new AtomicLong();
        await().until(() -> sharedWithAnotherReplica(update.incrementAndGet()));
        assertThat(admissions.enter(new Visit(ada, 3)))
                .as("a sentence that nobody asked for any more")
                .isEqualTo(new Admitted(ChatState.BLANK));
    }

    /** Another replica, whose own memory is empty, sees what this one does. */
    boolean sharedWithAnotherReplica(long update) {
        var somebody = new UUID(3, PEOPLE.incrementAndGet());
        admissions.enter(new Visit(somebody, update));
        admissions.done(new Visit(somebody, update), ChatState.BLANK);
        try (var link = new RedisLink(RedisURI.create(TestServers.redis().address()), Duration.ofSeconds(2))) {
            return new RedisAdmissions(link, TEN_A_MINUTE, TestProposals.SEALING).enter(new Visit(somebody, update))
                    instanceof Repeated;
        }
    }

    static Admissions admissions(RedisLink redis) {
        return new Admissions(
                new RedisAdmissions(redis, TEN_A_MINUTE, TestProposals.SEALING),
                new LocalAdmissions(TEN_A_MINUTE, Clock.systemUTC()),
                new Breaker(Duration.ofMillis(500), System::nanoTime),
                Duration.ofMillis(300));
    }
}
