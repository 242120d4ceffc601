package tarot.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tarot.contracts.Credits;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.reading.ReadingId;
import tarot.tracing.Traces;

/** Somebody new, who asks the probe service for reservations: how that arrives, and what becomes of it. */
class Asker {

    static final String COMMANDS = Topic.CREDIT_COMMANDS_NAME;
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    final UserId id = new UserId(UUID.randomUUID());
    private final JdbcClient jdbc;
    private final Envelopes envelopes;
    private final KafkaTemplate<String, byte[]> kafka;
    private final KafkaListenerEndpointRegistry listeners;
    private final Wire wire;

    Asker(
            JdbcClient jdbc,
            Envelopes envelopes,
            KafkaTemplate<String, byte[]> kafka,
            KafkaListenerEndpointRegistry listeners,
            ConsumerFactory<String, byte[]> consumers) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
        this.kafka = kafka;
        this.listeners = listeners;
        this.wire = new Wire(consumers);
    }

    List<ReserveCredits> reservations(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new ReserveCredits(new ReadingId(UUID.randomUUID()), id, Credits.of(1)))
                .toList();
    }

    /** A command that lacks a field. */
    byte[] without(String field) {
        var whole = new String(records(reservations(1)).getFirst(), UTF_8);
        return whole.replace('"' + field + "\":", "\"what\":").getBytes(UTF_8);
    }

    List<byte[]> records(List<ReserveCredits> asked) {
        return asked.stream()
                .map(command -> envelopes.write(command).getBytes(UTF_8))
                .toList();
    }

    void arriveTogether(List<byte[]> values) {
        arriveTogether(values, TRACE);
    }

    void arriveTogether(List<byte[]> values, String traceparent) {
        var listener = requireNonNull(listeners.getListenerContainer("desk"));
        listener.stop();
        for (var value : values) {
            var record = new ProducerRecord<>(COMMANDS, id.toString(), value);
            record.headers().add("content-type", Envelopes.CONTENT_TYPE.getBytes(UTF_8));
            record.headers().add(Traces.HEADER, traceparent.getBytes(UTF_8));
            kafka.send(record);
        }
        kafka.flush();
        listener.start();
    }

    void awaitTaken(long count) {
        await().untilAsserted(() -> assertThat(taken()).isEqualTo(count));
    }

    long taken() {
        return jdbc.sql("select count(*) from taken where user_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    List<ReadingId> answered() {
        return about(Topic.CREDIT_EVENTS_NAME).stream()
                .map(record -> ((CreditsReserved) Envelopes.read(record.value())).reading())
                .toList();
    }

    List<ConsumerRecord<String, byte[]>> deadLetters() {
        return about(Topic.CREDIT_COMMANDS.deadLetters());
    }

    List<ConsumerRecord<String, byte[]>> about(String topic) {
        return wire.about(id, topic);
    }

    static List<ReadingId> readings(List<ReserveCredits> asked) {
        return asked.stream().map(ReserveCredits::reading).toList();
    }
}
