package tarot.credit;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Message;
import tarot.contracts.Topic;
import tarot.contracts.credit.CreditCommand;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.credit.CreditEvent.ReservationRefused;
import tarot.contracts.payment.PaymentEvent;
import tarot.credit.desk.Counter;
import tarot.credit.grant.Till;
import tarot.credit.reservation.Reservations;
import tarot.sealing.TransportSealing;

/** However Kafka cuts, repeats and mixes what is said, the books are what they would be if all came once and alone. */
@LedgerTest
class AnyOrderTests {

    final Counter counter;
    final Till till;
    final Reservations reservations;
    final TransportSealing transport;
    final JdbcClient jdbc;
    final long seed = System.nanoTime();
    final Random random = new Random(seed);

    AnyOrderTests(Counter counter, Till till, Reservations reservations, TransportSealing transport, JdbcClient jdbc) {
        this.counter = counter;
        this.till = till;
        this.reservations = reservations;
        this.transport = transport;
        this.jdbc = jdbc;
    }

    /** Debts, refusals and all: whatever the order is, repeating and cutting it otherwise changes nothing. */
    @RepeatedTest(4)
    void whatIsRepeatedAndCutAnyhowEndsAsWhatCameOnceAndAlone() throws IOException {
        var ones = people();
        var others = people();
        for (var message : story(ones, new Random(seed))) {
            deliver(message.topic(), List.of(message));
        }
        var once = books(ones);
        deliverAnyhow(story(others, new Random(seed)));
        assertThat(books(others)).as("seed %d", seed).isEqualTo(once);
        assertThat(Audit.findings(jdbc)).as("seed %d", seed).isEmpty();
    }

    /** Who is rich is never refused: then it does not matter either which topic is heard first. */
    @RepeatedTest(2)
    void whereNothingCanFailTheOrderOfTopicsLeavesNoTrace() throws IOException {
        var ones = people();
        var others = people();
        Stream.concat(ones.stream(), others.stream())
                .forEach(person -> deliver(Topic.PAYMENT_EVENTS, List.of(Story.riches(person))));
        var story = story(ones, new Random(seed));
        for (var topic : List.of(Topic.PAYMENT_EVENTS, Topic.CREDIT_COMMANDS, Topic.BOT_EVENTS)) {
            story.stream()
                    .filter(message -> message.topic() == topic)
                    .forEach(message -> deliver(topic, List.of(message)));
        }
        deliverAnyhow(story(others, new Random(seed)));
        // who was invited by whom depends on who was heard first; they all have paid, so nobody is new
        assertThat(balances(others)).as("seed %d", seed).isEqualTo(balances(ones));
        assertThat(Audit.findings(jdbc)).as("seed %d", seed).isEmpty();
    }

    @RepeatedTest(2)
    void threeTopicsAtOnceAndTheExpiryBesideThemLeaveTheBooksInOrder() throws IOException {
        var people = people();
        var story = story(people, new Random(seed));
        var byTopic = story.stream().collect(groupingBy(Message::topic));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<CompletableFuture<Void>>();
            for (int replica = 0; replica < 2; replica++) { // as after a rebalance: two of them for a moment
                byTopic.forEach((_, messages) -> running.add(runAsync(() -> deliverAnyhow(messages), threads)));
            }
            running.add(runAsync(() -> expireOften(20), threads));
            running.forEach(CompletableFuture::join);
        }
        for (var message : story) {
            if (message instanceof ReserveCredits reserve) {
                assertThat(answers(people, reserve)).as("seed %d", seed).isOne();
            }
        }
        assertThat(Audit.findings(jdbc)).as("seed %d", seed).isEmpty();
    }

    List<Person> people() {
        return Stream.generate(() -> new Person(jdbc)).limit(4).toList();
    }

    List<Message> story(List<Person> people, Random chance) {
        var code = UUID.randomUUID().toString().substring(0, 8);
        return new Story(people, new Person(jdbc), code, transport, chance).tell();
    }

    /** Each topic from its beginning to its end, in polls of any size, and every now and then from further back again. */
    void deliverAnyhow(List<Message> story) {
        var heard = new EnumMap<Topic, List<Message>>(Topic.class);
        for (int from = 0, to; from < story.size(); from = to) {
            var topic = story.get(from).topic();
            for (to = from + 1; to < story.size() && story.get(to).topic() == topic && chance(4) > 0; to++) {
                // one poll
            }
            var all = heard.computeIfAbsent(topic, _ -> new ArrayList<>());
            int back = chance(3) == 0 ? Math.min(all.size(), chance(12)) : 0;
            all.addAll(story.subList(from, to));
            deliver(topic, all.subList(all.size() - (to - from) - back, all.size()));
        }
    }

    synchronized int chance(int bound) {
        return random.nextInt(bound);
    }

    /** As the starter does: what fails together is taken one by one, and again. */
    void deliver(Topic topic, List<Message> poll) {
        try {
            take(topic, poll);
        } catch (DataAccessException _) {
            for (var message : poll) {
                untilItWorks(topic, message);
            }
        }
    }

    void untilItWorks(Topic topic, Message message) {
        for (int tries = 1; ; tries++) {
            try {
                take(topic, List.of(message));
                return;
            } catch (DataAccessException e) {
                if (tries == 5) {
                    throw e;
                }
            }
        }
    }

    void take(Topic topic, List<Message> poll) {
        switch (topic) {
            case BOT_EVENTS -> till.welcome(poll.stream().map(Message::user).toList());
            case CREDIT_COMMANDS ->
                counter.take(poll.stream().map(CreditCommand.class::cast).toList());
            case PAYMENT_EVENTS ->
                till.take(poll.stream().map(PaymentEvent.class::cast).toList());
            case READING_COMMANDS, READING_EVENTS, CREDIT_EVENTS, PAYMENT_COMMANDS, NOTIFICATION_EVENTS ->
                throw new IllegalArgumentException("nobody listens to " + topic);
        }
    }

    void expireOften(int times) {
        for (int n = 0; n < times; n++) {
            reservations.expire(Duration.ofMillis(20), 1_000);
        }
    }

    long answers(List<Person> people, ReserveCredits reserve) {
        return people.stream()
                .filter(person -> person.id().equals(reserve.user()))
                .flatMap(person -> person.told().stream())
                .filter(told -> told instanceof CreditsReserved reserved
                                && reserved.reading().equals(reserve.reading())
                        || told instanceof ReservationRefused refused
                                && refused.reading().equals(reserve.reading()))
                .count();
    }

    /** What they have and all that they were told, without the ids, which differ. */
    List<Object> books(List<Person> people) {
        return people.stream()
                .<Object>map(person -> List.of(
                        anonymous(person.account()),
                        person.told().stream().map(AnyOrderTests::anonymous).toList()))
                .toList();
    }

    List<String> balances(List<Person> people) {
        return people.stream().map(person -> anonymous(person.account())).toList();
    }

    static String anonymous(Object said) {
        return said.toString().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "somebody");
    }
}
