package tarot.credit;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditCommand.RecordInvitation;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.InvitationAnswered;
import tarot.contracts.credit.CreditEvent.InvitationAnswered.Outcome;
import tarot.contracts.credit.GrantReason;
import tarot.credit.desk.Counter;
import tarot.credit.grant.Till;
import tarot.credit.reservation.Reservations;

/** Everybody begins with the five credits of the welcome; three are the reward. */
@LedgerTest
class InvitationsTests {

    final Counter counter;
    final Till till;
    final Reservations reservations;
    final JdbcClient jdbc;
    final Person ada;
    final Person bob;

    InvitationsTests(Counter counter, Till till, Reservations reservations, JdbcClient jdbc) {
        this.counter = counter;
        this.till = till;
        this.reservations = reservations;
        this.jdbc = jdbc;
        this.ada = somebody();
        this.bob = new Person(jdbc);
    }

    @Test
    void bothAreRewardedWithTheFirstReading() {
        invite(bob, ada, Outcome.ACCEPTED);
        assertThat(bob.account()).isEqualTo(bob.has(5, 0));
        read(bob);
        assertThat(bob.account()).isEqualTo(bob.has(7, 0));
        assertThat(ada.account()).isEqualTo(ada.has(8, 0));
        assertThat(rewards(ada)).hasSize(1).doesNotContainAnyElementsOf(rewards(bob));
        assertThat(rewards(bob)).hasSize(1);
    }

    @Test
    void bothAreRewardedWithTheFirstPurchase() {
        invite(bob, ada, Outcome.ACCEPTED);
        var payment = bob.pays(10);
        till.take(payment, payment, bob.pays(10));
        till.take(payment);
        assertThat(bob.account()).isEqualTo(bob.has(28, 0));
        assertThat(ada.account()).isEqualTo(ada.has(8, 0));
    }

    @Test
    void bothAreRewardedOnceWhateverFollows() {
        invite(bob, ada, Outcome.ACCEPTED);
        read(bob);
        till.take(bob.pays(10));
        read(bob);
        assertThat(bob.account()).isEqualTo(bob.has(16, 0));
        assertThat(ada.account()).isEqualTo(ada.has(8, 0));
    }

    @Test
    void invitedAndReadingInOneBatchIsRewarded() {
        var reading = bob.reserve(1);
        counter.take(bob.cameBy(ada), reading, bob.capture(reading), bob.capture(reading));
        assertThat(bob.account()).isEqualTo(bob.has(7, 0));
        assertThat(ada.account()).isEqualTo(ada.has(8, 0));
    }

    @Test
    void aReadingThatFailedOrWasRefusedEarnsNothing() {
        invite(bob, ada, Outcome.ACCEPTED);
        var failed = bob.reserve(1);
        var refused = bob.reserve(99);
        counter.take(failed, bob.release(failed), refused, bob.capture(refused), bob.capture(failed));
        assertThat(rewards(ada)).isEmpty();
        read(bob);
        assertThat(rewards(ada)).hasSize(1);
    }

    @Test
    void aReadingThatCameLateEarnsAsWell() {
        invite(bob, ada, Outcome.ACCEPTED);
        var late = bob.reserve(1);
        counter.take(late);
        reservations.expire(Duration.ZERO, 1_000);
        counter.take(bob.capture(late));
        assertThat(rewards(ada)).hasSize(1);
    }

    @Test
    void whatIsDeliveredAgainIsAnsweredOnce() {
        var invitation = bob.cameBy(ada);
        counter.take(invitation, invitation);
        counter.take(invitation);
        assertThat(bob.told(InvitationAnswered.class))
                .containsExactly(
                        new InvitationAnswered(bob.id(), invitation.request(), Outcome.ACCEPTED, Credits.of(3)));
    }

    @Test
    void nobodyInvitesThemselves() {
        invite(ada, ada, Outcome.SELF);
        invite(bob, bob, Outcome.SELF);
    }

    @Test
    void anInviterWhomNobodyKnowsIsNoneAndGetsNoAccount() {
        var nobody = new Person(jdbc);
        var early = bob.cameBy(nobody);
        counter.take(early);
        assertThat(nobody.hasAnAccount()).isFalse();
        counter.take(nobody.asks());
        counter.take(early);
        assertThat(outcomes(bob)).containsExactly(Outcome.UNKNOWN_INVITER);
        invite(bob, nobody, Outcome.ACCEPTED);
    }

    @Test
    void whoHasHadAReadingIsNotNew() {
        read(bob);
        invite(bob, ada, Outcome.NOT_NEW);
        var cleo = new Person(jdbc);
        var reading = cleo.reserve(1);
        counter.take(reading, cleo.capture(reading), cleo.cameBy(ada));
        assertThat(outcomes(cleo)).containsExactly(Outcome.NOT_NEW);
        read(cleo);
        assertThat(rewards(ada)).isEmpty();
    }

    @Test
    void whoHadAReadingThatFailedIsNew() {
        var failed = bob.reserve(1);
        counter.take(failed, bob.release(failed), bob.reserve(2));
        invite(bob, ada, Outcome.ACCEPTED);
    }

    @Test
    void whoHasPaidIsNotNew() {
        till.take(bob.pays(10));
        invite(bob, ada, Outcome.NOT_NEW);
    }

    @Test
    void whoCameByALinkBeforeIsNotNew() {
        invite(bob, ada, Outcome.ACCEPTED);
        invite(bob, somebody(), Outcome.NOT_NEW);
        read(bob);
        invite(bob, ada, Outcome.NOT_NEW);
    }

    @Test
    void whoTapsTheSameLinkAgainIsToldThatItStandsUntilItIsRewarded() {
        var again = bob.cameBy(ada);
        counter.take(bob.cameBy(ada), again);
        invite(bob, ada, Outcome.ACCEPTED);
        invite(bob, somebody(), Outcome.NOT_NEW);
        read(bob);
        counter.take(again);
        assertThat(outcomes(bob))
                .as("what is delivered again says nothing")
                .containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.NOT_NEW);
        invite(bob, ada, Outcome.NOT_NEW);
        assertThat(rewards(ada)).hasSize(1);
        assertThat(rewards(bob)).hasSize(1);
    }

    @Test
    void noLoopIsClosedHoweverLong() {
        var people = Stream.generate(this::somebody).limit(40).toList();
        for (int n = 1; n < people.size(); n++) {
            invite(people.get(n), people.get(n - 1), Outcome.ACCEPTED);
        }
        invite(people.getFirst(), people.getLast(), Outcome.LOOP);
        invite(people.getFirst(), people.get(1), Outcome.LOOP);
        invite(people.getFirst(), ada, Outcome.ACCEPTED);
    }

    @Test
    void noLoopIsClosedWithinABatch() {
        var cleo = somebody();
        counter.take(bob.cameBy(ada), cleo.cameBy(bob), ada.cameBy(cleo));
        assertThat(outcomes(cleo)).containsExactly(Outcome.ACCEPTED);
        assertThat(outcomes(ada)).containsExactly(Outcome.LOOP);
    }

    @Test
    void noLoopIsClosedByManyAtOnce() {
        for (int round = 0; round < 20; round++) {
            var ring = Stream.generate(this::somebody).limit(4).toList();
            allAtOnce(IntStream.range(0, 4)
                    .mapToObj(n -> () -> counter.take(ring.get(n).cameBy(ring.get((n + 1) % 4)))));
            assertThat(ring.stream().flatMap(person -> outcomes(person).stream()))
                    .containsExactlyInAnyOrder(Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.LOOP);
        }
    }

    @Test
    void whoeverReadsAndPaysAtOnceIsRewardedOnceAndNobodyDeadlocks() {
        var people = Stream.generate(this::somebody).limit(60).toList();
        for (int n = 1; n < people.size(); n++) {
            invite(people.get(n), people.get(n - 1), Outcome.ACCEPTED);
        }
        var readings = people.stream().map(person -> person.reserve(1)).toList();
        counter.take(readings);
        var captures = readings.stream()
                .map(held -> new Person(held.user(), jdbc).capture(held))
                .toList();
        var payments = people.stream().map(person -> person.pays(1)).toList();
        allAtOnce(Stream.of(
                () -> counter.take(captures),
                () -> counter.take(captures.reversed()),
                () -> till.take(payments),
                () -> till.take(payments.reversed())));
        assertThat(people.getFirst().account()).isEqualTo(people.getFirst().has(8, 0));
        assertThat(people.getLast().account()).isEqualTo(people.getLast().has(8, 0));
        assertThat(people.subList(1, 59))
                .allSatisfy(person -> assertThat(person.account()).isEqualTo(person.has(11, 0)));
    }

    @Test
    void anInvitationBesideAPurchaseIsRefusedOrRewardedButNeverForgotten() {
        for (int round = 0; round < 60; round++) {
            var guest = somebody();
            var host = somebody();
            allAtOnce(Stream.of(
                    () -> counter.take(guest.cameBy(host)), () -> untilItWorks(() -> till.take(guest.pays(1)))));
            var accepted = outcomes(guest).contains(Outcome.ACCEPTED);
            assertThat(host.account()).isEqualTo(host.has(accepted ? 8 : 5, 0));
            assertThat(guest.account()).isEqualTo(guest.has(accepted ? 9 : 6, 0));
        }
    }

    /** As the starter does with what failed beside others. */
    static void untilItWorks(Runnable work) {
        try {
            work.run();
        } catch (ConcurrencyFailureException _) {
            work.run();
        }
    }

    void invite(Person guest, Person host, Outcome outcome) {
        RecordInvitation invitation = guest.cameBy(host);
        counter.take(invitation);
        assertThat(guest.told())
                .endsWith(new InvitationAnswered(guest.id(), invitation.request(), outcome, Credits.of(3)));
    }

    void read(Person person) {
        var reading = person.reserve(1);
        counter.take(reading);
        counter.take(person.capture(reading));
    }

    Person somebody() {
        var person = new Person(jdbc);
        counter.take(person.asks());
        return person;
    }

    static List<Outcome> outcomes(Person person) {
        return person.told(InvitationAnswered.class).stream()
                .map(InvitationAnswered::outcome)
                .toList();
    }

    static List<Object> rewards(Person person) {
        return person.told(CreditsGranted.class).stream()
                .filter(granted -> granted.reason() == GrantReason.REFERRAL)
                .<Object>map(CreditsGranted::id)
                .toList();
    }

    static void allAtOnce(Stream<Runnable> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            work.map(one -> runAsync(one, threads)).toList().forEach(CompletableFuture::join);
        }
    }
}
