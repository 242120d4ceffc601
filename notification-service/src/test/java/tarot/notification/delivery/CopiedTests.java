package tarot.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import tarot.contracts.Message;
import tarot.contracts.Topic;
import tarot.contracts.bot.BotEvent.PersonChanged;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.ReadingEvent.ReadingCompleted;
import tarot.contracts.reading.Spread;
import tarot.messaging.Envelopes;
import tarot.messaging.Publisher;
import tarot.notification.TelegramSimulation;
import tarot.sealing.TransportSealing;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.work.LeasedWork;

/** Somebody may write to a topic, and copies what is sealed there to a message about another person. */
@TelegramSimulation
class CopiedTests extends Telling {

    final ConsumerFactory<String, byte[]> consumers;

    CopiedTests(
            TelegramSimulator telegram,
            Publisher publisher,
            JdbcClient jdbc,
            TransportSealing sealing,
            LeasedWork<Delivery, Outcome> sending,
            ConsumerFactory<String, byte[]> consumers) {
        super(telegram, publisher, jdbc, sealing, sending);
        this.consumers = consumers;
    }

    @Test
    void whoSomebodyIsDoesNotChangeWhereTheMessagesOfAnotherGo() {
        happen(ada.registered("Ada"), bob.registered("Bob"));
        var own = bob.changed("Bobby");
        var copied = new PersonChanged(ada.id(), own.request(), own.sealed());
        happen(own, copied, ada.numbered(7), bob.greeted());
        await().untilAsserted(
                        () -> assertThat(ada.read()).singleElement().asString().contains("7 seconds"));
        await().untilAsserted(
                        () -> assertThat(bob.read()).singleElement().asString().startsWith("Welcome, Bobby."));
        assertThat(unlearnt(ada)).containsExactly(copied);
        assertThat(unlearnt(bob)).isEmpty();
    }

    @Test
    void aReadingIsNotToldToAnother() {
        happen(ada.registered("Ada"), bob.registered("Bob"));
        var own = bob.completed(bob.drawn(Spread.ONE_CARD, Card.THE_SUN), "For Bob alone.");
        var copied = new ReadingCompleted(
                own.reading(), ada.id(), own.spread(), own.charged(), own.interpreter(), own.left(), own.sealed());
        happen(copied, ada.numbered(7));
        await().untilAsserted(() -> assertThat(states(ada)).containsOnly("FAILED", "TOLD"));
        assertThat(ada.read()).singleElement().asString().contains("7 seconds");
        assertThat(deadLetters(ada)).hasSize(1);
    }

    /** What lies in the dead letters of the bot's events about this person now. */
    private List<Message> unlearnt(Somebody person) {
        var topic = Topic.BOT_EVENTS.deadLetters();
        try (var consumer = consumers.createConsumer("dead-letters-" + UUID.randomUUID(), "")) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var key = person.id().toString();
            var letters = new ArrayList<Message>();
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var letter : consumer.poll(Duration.ofMillis(100))) {
                    if (key.equals(letter.key())) {
                        letters.add(Envelopes.read(letter.value()));
                    }
                }
            }
            return letters;
        }
    }
}
