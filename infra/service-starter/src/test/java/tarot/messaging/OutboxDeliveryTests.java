package tarot.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.reading.ReadingId;
import tarot.testing.ServiceTest;

@ServiceTest
class OutboxDeliveryTests {

    final JdbcClient jdbc;
    final Outbox outbox;
    final TransactionTemplate transaction;
    final Relay relay;
    final MeterRegistry meters;
    final Forgetful producer = new Forgetful();

    OutboxDeliveryTests(
            JdbcClient jdbc, Outbox outbox, TransactionTemplate transaction, Relay relay, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.transaction = transaction;
        this.relay = relay;
        this.meters = meters;
    }

    @BeforeEach
    void nobodyElseDelivers() {
        await().until(() -> waiting() == 0);
        relay.stop();
    }

    @AfterEach
    void theRelayReturns() {
        relay.start();
    }

    @Test
    void nothingOvertakesWhatTheBrokerDidNotTake() {
        var events =
                IntStream.rangeClosed(1, 4).mapToObj(OutboxDeliveryTests::event).toList();
        transaction.executeWithoutResult(_ -> outbox.append(events));
        var delivery = new OutboxDelivery(jdbc, producer, 10);
        producer.lost = 2;
        delivery.deliver();
        delivery.deliver();
        assertThat(producer.history()).isEmpty();
        delivery.deliver();
        assertThat(producer.history())
                .extracting(record -> Envelopes.read(record.value()))
                .isEqualTo(events);
        assertThat(waiting()).isZero();
    }

    @Test
    void theMetersSayHowMuchWaitsAndForHowLong() {
        transaction.executeWithoutResult(_ -> outbox.append(List.of(event(1), event(2))));
        assertThat(meters.get("tarot.outbox.depth").gauge().value()).isEqualTo(2);
        assertThat(meters.get("tarot.outbox.age").gauge().value()).isBetween(0.0001, 60.0);
    }

    long waiting() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    static CreditsReserved event(int number) {
        return new CreditsReserved(
                new ReadingId(UUID.randomUUID()), new UserId(new UUID(1, 1)), Credits.of(number), null);
    }

    /** Knows no broker for so many records: it gives each up by itself, as Kafka's does after a while, and throws nothing. */
    static class Forgetful extends MockProducer<String, byte[]> {

        int lost;

        Forgetful() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
            return lost-- > 0
                    ? CompletableFuture.failedFuture(new TimeoutException("no metadata"))
                    : super.send(record);
        }
    }
}
