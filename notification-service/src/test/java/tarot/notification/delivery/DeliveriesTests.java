package tarot.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Message;
import tarot.contracts.notification.NotificationEvent.MessageDelivered;
import tarot.contracts.notification.NotificationEvent.MessageFailed;
import tarot.contracts.notification.NotificationEvent.RecipientUnreachable;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.Spread;
import tarot.messaging.Envelopes;
import tarot.messaging.Publisher;
import tarot.notification.TelegramSimulation;
import tarot.sealing.TransportSealing;
import tarot.simulators.telegram.ChatMessage;
import tarot.simulators.telegram.TelegramFault;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.work.LeasedWork;

@TelegramSimulation
class DeliveriesTests {

    final TelegramSimulator telegram;
    final Publisher publisher;
    final JdbcClient jdbc;
    final LeasedWork<Delivery, Outcome> sending;
    final Deliveries deliveries;
    final Somebody ada;
    final Somebody bob;

    DeliveriesTests(
            TelegramSimulator telegram,
            Publisher publisher,
            JdbcClient jdbc,
            TransportSealing sealing,
            LeasedWork<Delivery, Outcome> sending,
            Deliveries deliveries) {
        this.telegram = telegram;
        this.publisher = publisher;
        this.jdbc = jdbc;
        this.sending = sending;
        this.deliveries = deliveries;
        this.ada = Somebody.unmet(telegram, sealing);
        this.bob = Somebody.unmet(telegram, sealing);
    }

    @BeforeEach
    void quiet() {
        telegram.reset();
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
    void aPauseThatTelegramAsksForIsKeptAndLosesNothing() {
        happen(ada.registered("Ada"), bob.registered("Bob"));
        meets(ada, 1, new TelegramFault.TooManyRequests(1));
        happen(ada.greeted());
        await().untilAsserted(() -> assertThat(telegram.faultsLeft()).isZero());
        var asked = System.nanoTime();
        happen(bob.greeted());
        await().untilAsserted(() -> assertThat(bob.read()).hasSize(1));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(500));
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(1));
        assertThat(attempts(ada)).containsExactly(0);
    }

    @Test
    void whoBlockedTheBotIsLeftAloneUntilTheyComeBack() {
        happen(ada.registered("Ada"));
        ada.telegram().blocksTheBot();
        var greeted = ada.greeted();
        happen(greeted);
        awaitAnnounced(ada, new RecipientUnreachable(greeted.id(), ada.id()));
        var tried = telegram.calls("sendMessage").size();
        happen(ada.completed(
                ada.drawn(Spread.ONE_CARD, Card.THE_SUN), "News, not an answer.")); // she asked for it before
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("DROPPED", "DROPPED"));
        assertThat(telegram.calls("sendMessage")).hasSize(tried);
        ada.telegram().unblocksTheBot();
        happen(ada.numbered(7));
        await().untilAsserted(
                        () -> assertThat(ada.read()).singleElement().asString().contains("7 seconds"));
    }

    @Test
    void aChatThatDoesNotExistIsUnreachable() {
        happen(ada.registered("Ada"));
        telegram.fail(
                1,
                new TelegramFault.BadRequest("chat not found"),
                "sendMessage",
                ada.telegram().id());
        var greeted = ada.greeted();
        happen(greeted);
        awaitAnnounced(ada, new RecipientUnreachable(greeted.id(), ada.id()));
    }

    @Test
    void markupThatTelegramCannotReadIsLeftOut() {
        happen(ada.registered("Ada & <b>Bob"));
        meets(ada, 1, new TelegramFault.BadRequest("can't parse entities: whatever"));
        happen(ada.greeted());
        await().untilAsserted(() -> assertThat(ada.telegram().received())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.text()).startsWith("Welcome, Ada & <b>Bob.");
                    assertThat(message.entities()).extracting("type").doesNotContain("bold", "italic");
                }));
    }

    @Test
    void whatTelegramWillNotTakeFailsAndTheNextGoesThrough() {
        happen(ada.registered("Ada"));
        meets(ada, 1, new TelegramFault.BadRequest("message is odd"));
        var greeted = ada.greeted();
        happen(greeted, ada.numbered(3));
        awaitAnnounced(ada, new MessageFailed(greeted.id(), ada.id(), "tarot.bot.greeted.v1"));
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("FAILED", "TOLD"));
    }

    @Test
    void everyKindOfOutageIsOutlasted() {
        happen(ada.registered("Ada"));
        meets(ada, 1, new TelegramFault.ServerError(500));
        meets(ada, 1, new TelegramFault.Cut());
        meets(ada, 1, new TelegramFault.ServerError(502));
        happen(ada.greeted());
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(1));
    }

    @Test
    void anOutageForEverybodyFailsNobody() {
        happen(ada.registered("Ada"));
        meets(ada, 8, new TelegramFault.ServerError(502)); // twice as often as one delivery may fail
        happen(ada.greeted());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ada.read()).hasSize(1));
    }

    @Test
    void aTokenThatIsNotAcceptedLosesNothing() {
        happen(ada.registered("Ada"));
        meets(ada, 2, new TelegramFault.ServerError(401));
        happen(ada.greeted());
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(1));
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
    void aLongReadingGoesOutInOrderAndGoesOnWhereItStopped() {
        var drawn = ada.drawn(Spread.CELTIC_CROSS, Card.ACE_OF_CUPS);
        var paragraph =
                "One sentence about the matter that is neither short nor long, told for the sake of length. ".repeat(9);
        happen(ada.registered("Ada"));
        meets(ada, 1, new TelegramFault.Delay(Duration.ZERO)); // the first part goes through
        meets(ada, 2, new TelegramFault.ServerError(502));
        happen(ada.completed(drawn, paragraph));
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("TOLD"));
        assertThat(ada.read()).hasSizeGreaterThan(2).allMatch(text -> text.length() <= 4096);
        var whole = String.join("", ada.read()).replaceAll("\\s", "");
        assertThat(whole).startsWith("Anopening.").contains("Aclosing.");
        assertThat(whole.split("Onesentence", -1)).hasSize(91);
    }

    @Test
    void aSingleCardIsUploadedOnceAndThenKnown() {
        happen(ada.registered("Ada"), bob.registered("Bob"));
        happen(ada.drawn(Spread.ONE_CARD, Card.THE_STAR));
        await().untilAsserted(() -> assertThat(ada.telegram().received())
                .singleElement()
                .matches(ChatMessage::isPhoto)
                .extracting(ChatMessage::text)
                .asString()
                .contains("The Star"));
        happen(bob.drawn(Spread.ONE_CARD, Card.THE_STAR));
        await().untilAsserted(() -> assertThat(bob.telegram().received()).hasSize(1));
        assertThat(fileIds(ada)).isEqualTo(fileIds(bob));
    }

    @Test
    void aPictureThatTelegramForgotIsUploadedAnew() {
        happen(ada.registered("Ada"));
        happen(ada.drawn(Spread.ONE_CARD, Card.THE_MOON));
        await().untilAsserted(() -> assertThat(ada.telegram().received()).hasSize(1));
        telegram.fail(
                1,
                new TelegramFault.BadRequest("wrong file identifier/HTTP URL specified"),
                "sendPhoto",
                ada.telegram().id());
        happen(ada.drawn(Spread.ONE_CARD, Card.THE_MOON));
        await().untilAsserted(
                        () -> assertThat(ada.telegram().received()).hasSize(2).allMatch(ChatMessage::isPhoto));
        assertThat(fileIds(ada)).doesNotHaveDuplicates();
    }

    @Test
    void aPictureThatTelegramWillNotTakeBecomesAText() {
        happen(ada.registered("Ada"));
        meets(ada, 1, new TelegramFault.BadRequest("IMAGE_PROCESS_FAILED"));
        happen(ada.drawn(Spread.THREE_CARDS, Card.THE_MAGICIAN));
        await().untilAsserted(
                        () -> assertThat(ada.read()).singleElement().asString().contains("1. Past — The Magician"));
    }

    @Test
    void hostileTextsAreOnlyText() {
        var drawn = ada.drawn(Spread.ONE_CARD, Card.JUSTICE);
        var hostile = "</b><script>alert(1)</script> &amp; <a href=\"tg://user?id=1\">x</a> {name} \u202Eevil \uD83D";
        happen(ada.registered("<b>{0}</i>&lt;"));
        happen(ada.greeted());
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(1));
        happen(ada.completed(drawn, hostile));
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(2));
        assertThat(ada.read().getFirst()).startsWith("Welcome, <b>{0}</i>&lt;.");
        assertThat(ada.read().getLast())
                .contains("</b><script>alert(1)</script> &amp; <a href=\"tg://user?id=1\">x</a> {name}");
        assertThat(ada.telegram().received().getLast().entities())
                .extracting("type")
                .containsOnly("bold", "italic", "bot_command");
    }

    @Test
    void nothingPersonalLiesOpenInTheDatabase() {
        var drawn = ada.drawn(Spread.ONE_CARD, Card.JUSTICE);
        sending.stop();
        try {
            happen(ada.registered("Adelheid"), ada.completed(drawn, "a secret paragraph"));
            await().untilAsserted(() -> assertThat(states(ada)).hasSize(1));
            var row = jdbc.sql(
                            "select delivery::text || recipient::text from delivery join recipient using (user_id) where user_id = ?")
                    .param(ada.id().value())
                    .query(String.class)
                    .single();
            assertThat(row)
                    .doesNotContain(
                            "secret", "Adelheid", Long.toString(ada.telegram().id()));
        } finally {
            sending.start();
        }
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
    void whatOnlyTelegramKnowsWhyItFailsAgainAndAgainFailsAtLast() {
        happen(ada.registered("Ada"), bob.registered("Bob"));
        meets(bob, 100, new TelegramFault.ServerError(500));
        var greeted = bob.greeted();
        happen(greeted);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            happen(ada.greeted()); // others are taken meanwhile
            return states(bob).equals(List.of("FAILED"));
        });
        awaitAnnounced(bob, new MessageFailed(greeted.id(), bob.id(), "tarot.bot.greeted.v1"));
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

    /** The next so many calls for this person fail so. */
    void meets(Somebody person, int times, TelegramFault fault) {
        telegram.fail(times, fault, null, person.telegram().id());
    }

    void happen(Message... events) {
        publisher.publish(List.of(events));
    }

    static int number(String text) {
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }

    List<String> states(Somebody person) {
        return jdbc.sql("select state from delivery where user_id = ? order by position")
                .param(person.id().value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<Integer> attempts(Somebody person) {
        return jdbc.sql("select attempts from delivery where user_id = ? order by position")
                .param(person.id().value())
                .query((row, _) -> row.getInt(1))
                .list();
    }

    static List<String> fileIds(Somebody person) {
        return person.telegram().received().stream()
                .map(ChatMessage::photo)
                .map(photo -> photo == null ? "" : photo.fileId())
                .toList();
    }

    void awaitAnnounced(Somebody person, Message event) {
        await().untilAsserted(() -> assertThat(jdbc.sql("select payload from outbox where key = ? order by id")
                        .param(person.id().toString())
                        .query(String.class)
                        .list())
                .extracting(payload -> Envelopes.read(payload.getBytes(UTF_8)))
                .contains(event));
    }
}
