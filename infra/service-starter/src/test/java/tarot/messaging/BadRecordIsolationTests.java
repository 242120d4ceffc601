package tarot.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.TopicPartitionOffset;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;
import tarot.testing.ServiceTest;

/** A listener of its own, of a topic that nobody else here reads: it fails wherever a poll holds what is bad. */
@ServiceTest
class BadRecordIsolationTests {

    static final String TOPIC = Topic.PAYMENT_COMMANDS_NAME;

    final UserId ada = new UserId(UUID.randomUUID());
    final String group = "isolation-" + UUID.randomUUID();
    final Taker taker = new Taker();
    final KafkaTemplate<String, byte[]> kafka;
    final ConsumerFactory<String, byte[]> consumers;
    final RetryProperties retry;

    @Nullable
    ConcurrentMessageListenerContainer<String, byte[]> container;

    BadRecordIsolationTests(
            KafkaTemplate<String, byte[]> kafka, ConsumerFactory<String, byte[]> consumers, RetryProperties retry) {
        this.kafka = kafka;
        this.consumers = consumers;
        this.retry = retry;
    }

    @AfterEach
    void stops() {
        if (container != null) {
            container.stop();
        }
    }

    @Test
    void aPassThatTakesLongKeepsWhatItTookAndLeavesTheRestToTheNextPoll() {
        arrive(0, "good", "bad", "fine", "right", "bad", "well");
        listen(0, Duration.ZERO).start();
        await().untilAsserted(() -> assertThat(taker.taken).containsExactly("good", "fine", "right", "well"));
        assertThat(taker.committedBefore).containsExactly(0L, 2L, 3L, 5L);
        assertThat(new Wire(consumers).about(ada, Topic.PAYMENT_COMMANDS.deadLetters()))
                .hasSize(2);
    }

    @Test
    void whoIsToldToStopAmidAPassKeepsWhatItTookAndTakesNoMore() {
        arrive(1, "good", "stop", "fine", "bad", "well");
        var listening = listen(1, Duration.ofHours(1));
        listening.start();
        await().until(() -> taker.stopped.getCount() == 0);
        assertThat(taker.taken).containsExactly("good", "stop");
        assertThat(committed(1)).isEqualTo(2);
        listening.start();
        await().untilAsserted(() -> assertThat(taker.taken).containsExactly("good", "stop", "fine", "well"));
    }

    void arrive(int partition, String... values) {
        for (var value : values) {
            kafka.send(new ProducerRecord<>(TOPIC, partition, ada.toString(), value.getBytes(UTF_8)));
        }
        kafka.flush();
    }

    ConcurrentMessageListenerContainer<String, byte[]> listen(int partition, Duration longestPass) {
        var properties = new ContainerProperties(new TopicPartitionOffset(TOPIC, partition));
        properties.setGroupId(group);
        properties.setMessageListener(taker);
        var isolation = new BadRecordIsolation(new DeadLetters(kafka), retry, longestPass);
        isolation.setLogLevel(KafkaException.Level.DEBUG);
        var made = new ConcurrentMessageListenerContainer<>(consumers, properties);
        made.setCommonErrorHandler(isolation);
        container = made;
        return made;
    }

    long committed(int partition) {
        try (var consumer = consumers.createConsumer(group, "")) {
            return Taker.committed(consumer, new TopicPartition(TOPIC, partition));
        }
    }

    class Taker implements BatchAcknowledgingConsumerAwareMessageListener<String, byte[]> {

        final List<String> taken = new CopyOnWriteArrayList<>();
        final List<Long> committedBefore = new CopyOnWriteArrayList<>();
        final CountDownLatch stopped = new CountDownLatch(1);

        @Override
        public void onMessage(
                List<ConsumerRecord<String, byte[]>> records,
                @Nullable Acknowledgment acknowledgment,
                @Nullable Consumer<?, ?> consumer) {
            var values = records.stream()
                    .map(record -> new String(record.value(), UTF_8))
                    .toList();
            if (values.contains("bad")) {
                throw new ServiceException(ErrorKind.VALIDATION, "no try will make it right");
            }
            var place = new TopicPartition(TOPIC, records.getFirst().partition());
            committedBefore.add(committed(requireNonNull(consumer), place));
            taken.addAll(values);
            if (values.equals(List.of("stop")) && container != null) {
                container.stop(stopped::countDown);
            }
        }

        static long committed(Consumer<?, ?> consumer, TopicPartition place) {
            var offset = consumer.committed(Set.of(place)).get(place);
            return offset == null ? 0 : offset.offset();
        }
    }
}
