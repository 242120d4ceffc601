package tarot.bot.update;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tarot.contracts.Message;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.messaging.Envelopes;
import tarot.testing.TestServers;

/** Everything that the service said over Kafka, as the other services hear it. */
final class Heard {

    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    TestServers.kafka().address(),
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false),
            new StringDeserializer(),
            new ByteArrayDeserializer());

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final Thread listening = Thread.ofPlatform().daemon().start(this::listen);

    /** What was said about this person so far, once there is this much of it. */
    List<Message> about(UserId user, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> about(user).size() >= count);
        return about(user);
    }

    List<Message> about(UserId user) {
        return messages.stream().filter(message -> message.user().equals(user)).toList();
    }

    private void listen() {
        try {
            var partitions = new ArrayList<TopicPartition>();
            Arrays.stream(Topic.values())
                    .filter(topic -> topic != Topic.NOTIFICATION_EVENTS)
                    .forEach(topic -> consumer.partitionsFor(topic.wireName())
                            .forEach(partition ->
                                    partitions.add(new TopicPartition(topic.wireName(), partition.partition()))));
            consumer.assign(partitions);
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    var message = Envelopes.read(record.value());
                    if (record.key().equals(message.user().toString())) {
                        messages.add(message);
                    }
                }
            }
        } catch (WakeupException _) {
            consumer.close();
        }
    }

    void stop() throws InterruptedException {
        consumer.wakeup();
        listening.join();
    }
}
