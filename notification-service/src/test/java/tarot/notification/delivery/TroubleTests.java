package tarot.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import tarot.contracts.Sealed;
import tarot.contracts.Topic;
import tarot.contracts.notification.NotificationEvent.MessageFailed;
import tarot.contracts.notification.NotificationEvent.RecipientUnreachable;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.ReadingEvent.CardsDrawn;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.ReadingEvent.ReadingFailed;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.messaging.Envelopes;
import tarot.messaging.Publisher;
import tarot.notification.TelegramSimulation;
import tarot.sealing.TransportSealing;
import tarot.simulators.telegram.TelegramFault;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.work.LeasedWork;

/** Whatever Telegram answers: nobody waits for ever, and nobody misses anything. */
@TelegramSimulation
class TroubleTests extends Telling {

    final KafkaTemplate<String, byte[]> kafka;
    final Envelopes envelopes;
    final Environment environment;
    final Deliveries deliveries;
    final Postman postman;

    TroubleTests(
            TelegramSimulator telegram,
            Publisher publisher,
            JdbcClient jdbc,
            TransportSealing sealing,
            LeasedWork<Delivery, Outcome> sending,
            KafkaTemplate<String, byte[]> kafka,
            Envelopes envelopes,
            Environment environment,
            Deliveries deliveries,
            Postman postman) {
        super(telegram, publisher, jdbc, sealing, sending);
        this.kafka = kafka;
        this.envelopes = envelopes;
        this.environment = environment;
        this.deliveries = deliveries;
        this.postman = postman;
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
    void aPictureWhoseMarkupTelegramCannotReadKeepsItsPicture() {
        happen(ada.registered("Ada"));
        meets(ada, 1, new TelegramFault.BadRequest("can't parse entities: whatever"));
        happen(ada.drawn(Spread.ONE_CARD, Card.THE_STAR));
        await().untilAsserted(() -> assertThat(ada.telegram().received())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.photo()).isNotNull();
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
        assertThat(deadLetters(ada))
                .singleElement()
                .satisfies(letter -> assertThat(letter.headers()).containsEntry("tarot-attempts", "1"));
    }

    @Test
    void whatTelegramWillNotTakeIsDeadLetteredAsItCameAndNotKept() {
        happen(ada.registered("Ada"));
        meets(ada, 1, new TelegramFault.BadRequest("message is odd"));
        var raw = envelopes.write(ada.greeted()).replace("{\"specversion\"", " {\n\"unheard-of\": 1, \"specversion\"");
        kafka.send(Topic.BOT_EVENTS_NAME, ada.id().toString(), raw.getBytes(UTF_8));
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("FAILED"));
        assertThat(deadLetters(ada)).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo("tarot.bot.events.v1.dlt");
            assertThat(letter.raw()).isEqualTo(raw);
            assertThat(letter.headers())
                    .containsEntry("kafka_dlt-original-topic", "tarot.bot.events.v1")
                    .containsEntry("tarot-error-kind", "EXTERNAL_API")
                    .containsEntry("tarot-error-class", NotTaken.class.getName())
                    .containsKeys("kafka_dlt-original-partition", "kafka_dlt-original-offset", "content-type");
        });
        assertThat(jdbc.sql("select count(envelope) from delivery where user_id = ?")
                        .param(ada.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatCannotBeOpenedIsDeadLetteredAndTheNextGoesThrough() {
        happen(ada.registered("Ada"));
        var completed = ada.completed(ada.drawn(Spread.ONE_CARD, Card.THE_SUN), "Under a key that is gone.");
        var unopenable = new ReadingCompleted(
                completed.reading(),
                completed.user(),
                completed.spread(),
                completed.charged(),
                completed.interpreter(),
                completed.left(),
                new Sealed("AZ4C8mQ2xg=="));
        happen(unopenable, ada.numbered(3));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states(ada)).contains("FAILED").doesNotContain("WAITING"));
        awaitAnnounced(ada, new MessageFailed(unopenable.id(), ada.id(), "tarot.reading.reading-completed.v1"));
        assertThat(deadLetters(ada))
                .singleElement()
                .satisfies(letter -> assertThat(letter.headers())
                        .as("the key may still come, and if it does not, somebody is woken")
                        .containsEntry("tarot-attempts", "4")
                        .containsEntry("tarot-error-kind", "UNEXPECTED"));
        assertThat(ada.read()).last().asString().contains("3 seconds");
    }

    @Test
    void whatCannotBeToldForAReasonThatMayPassGoesBackAndIsToldWhenItHasPassed() throws SQLException {
        happen(ada.registered("Ada"));
        sending.stop();
        var drawn = ada.drawn(Spread.ONE_CARD, Card.THE_HERMIT);
        try {
            happen(drawn, new ReadingFailed(new ReadingId(UUID.randomUUID()), ada.id(), Spread.ONE_CARD));
            await().untilAsserted(() -> assertThat(states(ada)).containsExactly("WAITING", "WAITING"));
            asOwner("""
                    create function fail() returns text language plpgsql as 'begin raise exception ''not now''; end';
                    alter table picture rename to picture_away;
                    create view picture as select fail() as key, '' as file_id;
                    grant select on picture to tarot_notification;
                    grant execute on function fail() to tarot_notification;
                    """);
            var leased = await().until(this::leasedOfAda, Optional::isPresent).orElseThrow();
            deliveries.settle(List.of(postman.bring(leased)));
            assertThat(states(ada)).containsExactly("WAITING", "WAITING");
            assertThat(attempts(ada)).containsExactly(1, 0);
        } finally {
            asOwner("""
                    drop view picture;
                    alter table picture_away rename to picture;
                    drop function fail();
                    """);
            sending.start();
        }
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("TOLD", "TOLD"));
        assertThat(ada.read().getFirst()).startsWith("The Hermit");
        assertThat(ada.read().getLast()).startsWith("I could not finish");
        assertThat(attempts(ada)).containsExactly(0, 0);
        assertThat(deadLetters(ada)).isEmpty();
    }

    Optional<Delivery> leasedOfAda() {
        return deliveries.lease(100, Duration.ofSeconds(3)).stream()
                .filter(delivery -> delivery.user().equals(ada.id()))
                .findFirst();
    }

    @Test
    void whatCannotBeToldAsOftenAsItIsTriedIsDeadLetteredAndTheNextGoesThrough() {
        happen(ada.registered("Ada"));
        var impossible = new CardsDrawn(
                new ReadingId(UUID.randomUUID()),
                ada.id(),
                Spread.THREE_CARDS,
                List.of(new DrawnCard(99, Card.THE_SUN, false)));
        happen(impossible, new ReadingFailed(new ReadingId(UUID.randomUUID()), ada.id(), Spread.ONE_CARD));
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("FAILED", "TOLD"));
        awaitAnnounced(ada, new MessageFailed(impossible.id(), ada.id(), "tarot.reading.cards-drawn.v1"));
        assertThat(deadLetters(ada))
                .singleElement()
                .satisfies(letter -> assertThat(letter.headers()).containsEntry("tarot-attempts", "4"));
    }

    void asOwner(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("DATABASE_URL"),
                        environment.getRequiredProperty("DATABASE_OWNER"),
                        environment.getRequiredProperty("DATABASE_OWNER_PASSWORD"));
                var statement = connection.createStatement()) {
            statement.execute("set search_path = notification");
            statement.execute(sql);
        }
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
        assertThat(deadLetters(bob)).singleElement().satisfies(letter -> {
            assertThat(Envelopes.read(letter.raw().getBytes(UTF_8))).isEqualTo(greeted);
            assertThat(number(letter.headers().getOrDefault("tarot-attempts", "0")))
                    .isGreaterThanOrEqualTo(4);
        });
    }
}
