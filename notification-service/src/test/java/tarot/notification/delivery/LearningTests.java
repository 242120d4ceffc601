package tarot.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.RequestId;
import tarot.contracts.Topic;
import tarot.contracts.bot.BotEvent.PersonChanged;
import tarot.contracts.bot.Person;
import tarot.messaging.Envelopes;
import tarot.messaging.Publisher;
import tarot.notification.TelegramSimulation;
import tarot.notification.recipient.Recipients;
import tarot.sealing.TransportSealing;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.work.LeasedWork;

/** Kafka may bring late what was said about somebody, or once more. */
@TelegramSimulation
class LearningTests extends Telling {

    final TransportSealing sealing;
    final Recipients recipients;
    final KafkaTemplate<String, byte[]> kafka;
    final Clock clock;

    LearningTests(
            TelegramSimulator telegram,
            Publisher publisher,
            JdbcClient jdbc,
            TransportSealing sealing,
            LeasedWork<Delivery, Outcome> sending,
            Recipients recipients,
            KafkaTemplate<String, byte[]> kafka,
            Clock clock) {
        super(telegram, publisher, jdbc, sealing, sending);
        this.sealing = sealing;
        this.recipients = recipients;
        this.kafka = kafka;
        this.clock = clock;
    }

    @Test
    void whatWasSaidEarlierUndoesNothingThatWasSaidLater() {
        happen(ada.registered("Ada"));
        awaitLearnt(1);
        happen(speaks("ru"));
        awaitLearnt(2);
        assertThat(language()).isEqualTo("ru");
        sayLate(speaks("en"), Duration.ofHours(1));
        awaitLearnt(3);
        assertThat(language()).isEqualTo("ru");
        sayLate(speaks("de"), Duration.ZERO);
        awaitLearnt(4);
        assertThat(language()).isEqualTo("de");
    }

    @Test
    void whereBothComeAtOnceTheLaterWordCounts() {
        happen(ada.registered("Ada"), speaks("ru"));
        sayLate(speaks("en"), Duration.ofHours(1));
        awaitLearnt(1);
        assertThat(language()).isEqualTo("ru");
    }

    PersonChanged speaks(String language) {
        var request = new RequestId(UUID.randomUUID());
        var message = MessageTypes.idOf(PersonChanged.class, request.value());
        var person = new Person(ada.telegram().id(), "Ada", language);
        return new PersonChanged(ada.id(), request, sealing.seal(person, message, ada.id()));
    }

    void sayLate(Message event, Duration late) {
        var envelope = new Envelopes("bot-service", Clock.offset(clock, late.negated())).write(event);
        kafka.send(Topic.BOT_EVENTS_NAME, ada.id().toString(), envelope.getBytes(UTF_8));
        kafka.flush();
    }

    /** What is told came after all that was said: and it is the so manieth. */
    void awaitLearnt(int told) {
        happen(ada.numbered(told));
        await().untilAsserted(() -> assertThat(states(ada)).hasSize(told).containsOnly("TOLD"));
    }

    String language() {
        var person = jdbc.sql("select person from recipient where user_id = ?")
                .param(ada.id().value())
                .query((row, _) -> row.getBytes(1))
                .single();
        return recipients.open(ada.id(), person).language();
    }
}
