package tarot.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import tarot.contracts.UserId;

/** Reads topics from their beginning, as an analyst would. */
record Wire(ConsumerFactory<String, byte[]> consumers) {

    /** All records about this person that are there now. */
    List<ConsumerRecord<String, byte[]>> about(UserId user, String topic) {
        try (var consumer = consumers.createConsumer("wire-" + UUID.randomUUID(), "")) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return upTo(consumer, consumer.endOffsets(partitions)).stream()
                    .filter(record -> user.toString().equals(record.key()))
                    .toList();
        }
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static List<ConsumerRecord<String, byte[]>> upTo(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }
}
