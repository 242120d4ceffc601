package tarot.e2e.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.Topic;
import tarot.contracts.UserId;

/** Kafka, as an analyst or a saboteur reaches it. */
public final class Topics implements AutoCloseable {

    private final String servers;
    private final KafkaConsumer<String, byte[]> consumer;

    Topics(String servers) {
        this.servers = servers;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A record as it lies on a topic. */
    public record Letter(String topic, String key, byte[] value, Map<String, String> headers) {

        static Letter of(ConsumerRecord<String, byte[]> letter) {
            var headers = Arrays.stream(letter.headers().toArray())
                    .collect(Collectors.toMap(
                            header -> header.key(), header -> new String(header.value(), UTF_8), (_, last) -> last));
            return new Letter(
                    letter.topic(), letter.key(), letter.value() == null ? new byte[0] : letter.value(), headers);
        }
    }

    /** What lies on the dead-letter topics, in no order among topics. */
    public List<Letter> deadLetters() {
        return all(Arrays.stream(Topic.values()).map(Topic::deadLetters));
    }

    /** Everything that lies on the topics themselves. */
    public List<Letter> letters() {
        return all(Arrays.stream(Topic.values()).map(Topic::wireName));
    }

    /** How many messages of a type there are about a person; a message that was published twice counts once. */
    public long facts(Class<? extends Message> type, UserId user) {
        return letters().stream()
                .filter(letter -> letter.key().equals(user.toString()))
                .map(letter -> SimulatorsClient.JSON.readTree(letter.value()))
                .filter(envelope -> envelope.path("type").asString("").equals(MessageTypes.nameOf(type)))
                .map(envelope -> envelope.path("id").asString(""))
                .distinct()
                .count();
    }

    /** Puts any bytes on a topic, as something about this person. */
    public void send(Topic topic, UserId user, byte[] value) {
        var settings = Map.<String, Object>of("bootstrap.servers", servers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.wireName(), user.toString(), value))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An envelope as the services write it. */
    public static byte[] envelope(String type, UUID id, UserId user, Object data) {
        return SimulatorsClient.JSON.writeValueAsBytes(Map.of(
                "specversion",
                "1.0",
                "id",
                id,
                "source",
                "/tarot/e2e",
                "type",
                type,
                "subject",
                user,
                "time",
                "2026-11-01T00:00:00Z",
                "datacontenttype",
                "application/json",
                "data",
                data));
    }

    private List<Letter> all(Stream<String> topics) {
        var partitions = topics.flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        var ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var letters = new ArrayList<Letter>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(letter -> letters.add(Letter.of(letter)));
        }
        return letters;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
