package tarot.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.Message;
import tarot.contracts.Topic;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.testing.ServiceTest;
import tarot.testing.TestServers;

/** Two replicas' relays, each with a new producer whenever it leads. The first one's first never hears from its broker. */
@ServiceTest
class RelayLeadTests {

    static final Duration SOON = Duration.ofMillis(300);
    static final Duration NEVER = Duration.ofHours(1);

    final JdbcClient jdbc;
    final DataSource dataSource;
    final Outbox outbox;
    final TransactionTemplate transaction;
    final Relay services;
    final ProducerFactory<String, byte[]> factory;
    final ConsumerFactory<String, byte[]> consumers;
    final Unanswered unanswered = new Unanswered();
    final List<CreditsReserved> events =
            IntStream.rangeClosed(1, 6).mapToObj(OutboxDeliveryTests::event).toList();
    final List<Relay> started = new ArrayList<>();

    RelayLeadTests(
            JdbcClient jdbc,
            DataSource dataSource,
            Outbox outbox,
            TransactionTemplate transaction,
            Relay services,
            ProducerFactory<String, byte[]> factory,
            ConsumerFactory<String, byte[]> consumers) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.transaction = transaction;
        this.services = services;
        this.factory = factory;
        this.consumers = consumers;
    }

    @BeforeEach
    void nobodyElseDelivers() {
        await().until(() -> waiting() == 0);
        services.stop();
    }

    @AfterEach
    void theServicesOwnReturns() {
        started.forEach(Relay::stop);
        services.start();
    }

    @Test
    void whoReachesNoBrokerLetsAnotherLeadAndNothingIsLostOrOvertaken() {
        var later = answered();
        var others = answered();
        say(events.subList(0, 3));
        start(SOON, List.of(unanswered, later));
        await().until(() -> unanswered.sent.size() == 3);
        var other = start(NEVER, List.of(others));
        say(events.subList(3, 5));
        await().untilAsserted(() -> assertThat(said(others)).isEqualTo(events.subList(0, 5)));
        await().until(() -> waiting() == 0);
        assertThat(unanswered.sent).hasSize(3);

        other.stop();
        say(events.subList(5, 6));
        await("the first leads again, with a new producer")
                .untilAsserted(() -> assertThat(said(later)).isEqualTo(events.subList(5, 6)));
    }

    @Test
    void whoLosesTheLockAmidABatchTakesItBackAndBeginsAnew() {
        var later = answered();
        say(events);
        var relay = start(NEVER, List.of(unanswered, later));
        await().until(() -> unanswered.sent.size() == events.size());
        jdbc.sql("""
                select pg_terminate_backend(pid) from pg_locks
                where locktype = 'advisory' and granted and objid::bigint = (hashtext(?)::bigint & 4294967295)
                """).param(relay.channel()).query((_, _) -> true).list();
        await().untilAsserted(() -> assertThat(said(later)).isEqualTo(events));
        await().until(() -> waiting() == 0);
        assertThat(unanswered.sent).hasSize(events.size());
    }

    @Test
    void whileNoBrokerAnswersTheLeadGoesRoundAndThenAllArrivesInOrder() {
        var real = new RelayProducers(factory.getConfigurationProperties(), "lead-tests", new SimpleMeterRegistry());
        var made = new AtomicInteger();
        start(SOON, () -> {
            made.incrementAndGet();
            return real.next();
        });
        say(events.subList(0, 1));
        await().until(() -> waiting() == 0);
        TestServers.kafka().pause();
        try {
            say(events.subList(1, 6));
            await().until(() -> made.get() == 3);
        } finally {
            TestServers.kafka().resume();
        }
        await().until(() -> waiting() == 0);
        var wire = new Wire(consumers)
                .about(events.getFirst().user(), Topic.CREDIT_EVENTS_NAME).stream()
                        .map(record -> Envelopes.read(record.value()))
                        .filter(events::contains)
                        .distinct()
                        .toList();
        assertThat(wire).isEqualTo(events);
    }

    /** @param producers for one lead each */
    Relay start(Duration patience, List<? extends Producer<String, byte[]>> producers) {
        return start(patience, producers.iterator()::next);
    }

    Relay start(Duration patience, Supplier<? extends Producer<String, byte[]>> producers) {
        var relay = new Relay(
                dataSource,
                () -> new OutboxDelivery(jdbc, producers.get(), 10),
                new RelayProperties(true, Duration.ofMillis(50), 10, patience),
                "relay_lead_tests");
        started.add(relay);
        relay.start();
        return relay;
    }

    void say(List<CreditsReserved> said) {
        transaction.executeWithoutResult(_ -> outbox.append(said));
    }

    static List<Message> said(MockProducer<String, byte[]> producer) {
        return producer.history().stream()
                .map(record -> Envelopes.read(record.value()))
                .toList();
    }

    long waiting() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    /** Of a broker that answers; it is used only when what was sent before it is called back. */
    MockProducer<String, byte[]> answered() {
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
                assertThat(unanswered.closed()).isTrue();
                return super.send(record);
            }
        };
    }

    /** Waits for its acknowledgements for ever, as Kafka's does, until it is closed. */
    static class Unanswered extends MockProducer<String, byte[]> {

        final List<CompletableFuture<RecordMetadata>> sent = new CopyOnWriteArrayList<>();
        final CountDownLatch end = new CountDownLatch(1);

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
            if (closed()) {
                throw new IllegalStateException("closed");
            }
            sent.add(new CompletableFuture<>());
            return sent.getLast();
        }

        @Override
        public void flush() {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        @Override
        public synchronized void close(Duration timeout) {
            super.close(timeout);
            sent.forEach(each -> each.completeExceptionally(new KafkaException("closed")));
            end.countDown();
        }
    }
}
