package tarot.messaging;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import tarot.contracts.Message;
import tarot.errors.ServiceUnavailable;
import tarot.tracing.Traces;

/** Messages straight into Kafka, for who keeps no state that must commit with them. */
public final class Publisher {

    private static final int PATIENCE_SECONDS = 5;

    private final KafkaTemplate<String, byte[]> kafka;
    private final Envelopes envelopes;

    Publisher(KafkaTemplate<String, byte[]> kafka, Envelopes envelopes) {
        this.kafka = kafka;
        this.envelopes = envelopes;
    }

    /**
     * Returns when all are acknowledged by all in-sync replicas. Throws {@link ServiceUnavailable} when that takes too
     * long: some may have arrived all the same, so the caller says the same again, with the same ids.
     */
    public void publish(List<? extends Message> messages) {
        try {
            for (var sent : messages.stream().map(this::send).toList()) {
                sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            throw new ServiceUnavailable("Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailable("interrupted", e);
        }
    }

    private Future<?> send(Message message) {
        var record = new ProducerRecord<>(
                message.topic().wireName(),
                message.user().toString(),
                envelopes.write(message).getBytes(UTF_8));
        record.headers().add("content-type", Envelopes.CONTENT_TYPE.getBytes(US_ASCII));
        var trace = Traces.current();
        if (trace != null) {
            record.headers().add(Traces.HEADER, trace.getBytes(US_ASCII));
        }
        return kafka.send(record);
    }
}
