package tarot.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Message;
import tarot.contracts.notification.NotificationEvent.MessageDelivered;
import tarot.messaging.Publisher;
import tarot.notification.TelegramSimulation;
import tarot.sealing.TransportSealing;
import tarot.simulators.telegram.TelegramFault;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.work.LeasedWork;

@TelegramSimulation
class DeliveriesTests extends Telling {

    final Deliveries deliveries;

    DeliveriesTests(
            TelegramSimulator telegram,
            Publisher publisher,
            JdbcClient jdbc,
            TransportSealing sealing,
            LeasedWork<Delivery, Outcome> sending,
            Deliveries deliveries) {
        super(telegram, publisher, jdbc, sealing, sending);
        this.deliveries = deliveries;
    }

    @Test
    void somebodyNewIsGreetedByName() {
        var greeted = ada.greeted();
        happen(ada.registered("Ada"), greeted);
        await().untilAsserted(
                        () -> assertThat(ada.read()).singleElement().asString().startsWith("Welcome, Ada."));
        awaitAnnounced(ada, new MessageDelivered(greeted.id(), ada.id(), "tarot.bot.greeted.v1"));
    }

    @Test
    void whatIsTheirsWaitsUntilItIsKnownWhoTheyAre() {
        happen(ada.greeted(), bob.registered("Bob"), bob.greeted());
        await().untilAsserted(() -> assertThat(bob.read()).hasSize(1));
        assertThat(ada.read()).isEmpty();
        happen(ada.registered("Ada"));
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(1));
    }

    @Test
    void aNewNameIsUsedFromThenOn() {
        happen(ada.registered("Ada"), ada.greeted(), ada.changed("Countess"), ada.greeted());
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(2));
        assertThat(ada.read().getLast()).startsWith("Welcome, Countess.");
    }

    @Test
    void whatKafkaDeliversTwiceIsToldOnce() {
        var greeted = ada.greeted();
        happen(ada.registered("Ada"), greeted, greeted);
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(1));
        happen(greeted, ada.numbered(1));
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(2));
        assertThat(ada.read().getLast()).contains("1 second");
    }

    @Test
    void eachPersonReadsInTheOrderInWhichThingsHappened() {
        happen(ada.registered("Ada"), bob.registered("Bob"));
        var story = new ArrayList<Message>();
        for (int n = 2; n < 32; n++) {
            story.add(ada.numbered(n));
            story.add(bob.numbered(n));
        }
        meets(bob, 3, new TelegramFault.ServerError(502));
        happen(story.toArray(Message[]::new));
        for (var person : List.of(ada, bob)) {
            await().untilAsserted(() -> assertThat(person.read()).hasSize(30));
            assertThat(person.read()).extracting(DeliveriesTests::number).isSorted();
        }
    }

    @Test
    void whatWaitsWhileTheServiceIsDownIsToldWhenItIsBack() {
        happen(ada.registered("Ada"));
        sending.stop();
        try {
            happen(ada.numbered(2), ada.numbered(3));
            await().untilAsserted(() -> assertThat(states(ada)).containsExactly("WAITING", "WAITING"));
            assertThat(ada.read()).isEmpty();
        } finally {
            sending.start();
        }
        await().untilAsserted(() ->
                assertThat(ada.read()).extracting(DeliveriesTests::number).containsExactly(2, 3));
    }

    @Test
    void whatAReplicaThatDiedHadLeasedIsTakenUpWhenTheLeaseRunsOut() {
        happen(ada.registered("Ada"));
        sending.stop();
        try {
            happen(ada.numbered(2), ada.numbered(3));
            await().untilAsserted(() -> assertThat(states(ada)).hasSize(2));
            jdbc.sql("""
                    update recipient set lease_token = gen_random_uuid(), lease_until = now() + interval '2 seconds'
                    where user_id = ?
                    """).param(ada.id().value()).update();
        } finally {
            sending.start();
        }
        await().untilAsserted(() ->
                assertThat(ada.read()).extracting(DeliveriesTests::number).containsExactly(2, 3));
    }

    @Test
    void whoeverLostTheirLeaseToAnotherStoresNothing() {
        happen(ada.registered("Ada"));
        sending.stop();
        try {
            happen(ada.numbered(2));
            await().untilAsserted(() -> assertThat(states(ada)).containsExactly("WAITING"));
            var slow = await().until(() -> leased(Duration.ofMillis(1)), Optional::isPresent);
            await().until(() -> leased(Duration.ofSeconds(1)), Optional::isPresent);
            deliveries.settle(List.of(new Outcome.Told(slow.orElseThrow())));
            assertThat(states(ada)).containsExactly("WAITING");
        } finally {
            sending.start();
        }
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("TOLD"));
    }

    Optional<Delivery> leased(Duration lease) {
        return deliveries.lease(100, lease).stream()
                .filter(delivery -> delivery.user().equals(ada.id()))
                .findFirst();
    }

    @Test
    void howEventsAreCutIntoBatchesChangesNothing() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        happen(ada.registered("Ada"), bob.registered("Bob"));
        var story = IntStream.range(2, 60)
                .<Message>mapToObj(n -> random.nextBoolean() ? ada.numbered(n) : bob.numbered(n))
                .toList();
        for (int from = 0, to; from < story.size(); from = to) {
            to = Math.min(story.size(), from + 1 + random.nextInt(15));
            happen(story.subList(random.nextInt(from + 1), to).toArray(Message[]::new)); // some of it again
        }
        for (var person : List.of(ada, bob)) {
            var own = story.stream()
                    .filter(event -> event.user().equals(person.id()))
                    .count();
            await().untilAsserted(
                            () -> assertThat(person.read()).as("seed %d", seed).hasSize((int) own));
            assertThat(person.read())
                    .as("seed %d", seed)
                    .extracting(DeliveriesTests::number)
                    .isSorted();
        }
    }

    @Test
    void replicasThatLeaseAtOnceNeverTakeTwoOfOnePerson() throws Exception {
        happen(ada.registered("Ada"), bob.registered("Bob"));
        sending.stop();
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            happen(IntStream.range(2, 42)
                    .<Message>mapToObj(n -> n % 2 == 0 ? ada.numbered(n) : bob.numbered(n))
                    .toArray(Message[]::new));
            await().until(() -> states(ada).size() == 20 && states(bob).size() == 20);
            var leased = new ArrayList<Delivery>();
            Callable<List<Delivery>> replica = () -> deliveries.lease(3, Duration.ofSeconds(1));
            for (var result : replicas.invokeAll(Collections.nCopies(8, replica))) {
                leased.addAll(result.get());
            }
            assertThat(leased).extracting(Delivery::user).containsExactlyInAnyOrder(ada.id(), bob.id());
        } finally {
            sending.start();
        }
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(20));
        assertThat(ada.read()).extracting(DeliveriesTests::number).isSorted();
    }
}
