package tarot.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.Credits;
import tarot.contracts.Topic;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.reading.ReadingId;
import tarot.testing.ServiceTest;
import tarot.testing.TestServers;
import tarot.tracing.Traces;

@ServiceTest
class MessagingTests {

    static final String COMMANDS = Topic.CREDIT_COMMANDS_NAME;
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    final UserId ada = new UserId(UUID.randomUUID());
    final ProbeService.Desk desk;
    final JdbcClient jdbc;
    final Publisher publisher;
    final Envelopes envelopes;
    final KafkaTemplate<String, byte[]> kafka;
    final Wire wire;
    final KafkaListenerEndpointRegistry listeners;
    final Outbox outbox;
    final TransactionTemplate transaction;
    final MeterRegistry meters;

    MessagingTests(
            ProbeService.Desk desk,
            JdbcClient jdbc,
            Publisher publisher,
            Envelopes envelopes,
            KafkaTemplate<String, byte[]> kafka,
            ConsumerFactory<String, byte[]> consumers,
            KafkaListenerEndpointRegistry listeners,
            Outbox outbox,
            TransactionTemplate transaction,
            MeterRegistry meters) {
        this.desk = desk;
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.envelopes = envelopes;
        this.kafka = kafka;
        this.wire = new Wire(consumers);
        this.listeners = listeners;
        this.outbox = outbox;
        this.transaction = transaction;
        this.meters = meters;
    }

    @Test
    void whatIsSaidIsHeardInOrderAndTheOutboxIsLeftEmpty() {
        var asked = reservations(200);
        publisher.publish(asked);
        await().untilAsserted(() -> assertThat(answered()).isEqualTo(readings(asked)));
        await().untilAsserted(
                        () -> assertThat(count("select count(*) from outbox")).isZero());
    }

    @Test
    void aPollIsOneTransaction() {
        arriveTogether(records(reservations(50)));
        awaitTaken(50);
        assertThat(count("select count(distinct xmin::text) from taken where user_id = ?", ada.value()))
                .isOne();
        assertThat(desk.polls).contains(50);
    }

    @Test
    void poisonInTheMiddleIsDeadLetteredOnceAndTheOthersTakeEffectOnce() {
        var asked = reservations(50);
        var poison = asked.get(25);
        desk.poison.add(poison.reading());
        arriveTogether(records(asked));
        awaitTaken(49);
        await().untilAsserted(() -> assertThat(answered()).hasSize(49).doesNotContain(poison.reading()));
        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(Envelopes.read(letter.value())).isEqualTo(poison);
            assertThat(Wire.header(letter, DeadLetters.ATTEMPTS)).isEqualTo("5");
            assertThat(Wire.header(letter, DeadLetters.ERROR_KIND)).isEqualTo("UNEXPECTED");
            assertThat(Wire.header(letter, DeadLetters.ERROR_CLASS)).isEqualTo(IllegalStateException.class.getName());
            assertThat(Wire.header(letter, "kafka_dlt-original-topic")).isEqualTo(COMMANDS);
            assertThat(Wire.header(letter, Traces.HEADER)).isEqualTo(TRACE);
        });
    }

    @Test
    void anErrorIsNoEndOfListening() {
        var asked = reservations(3);
        desk.broken.add(asked.get(1).reading());
        arriveTogether(records(asked));
        awaitTaken(2);
        await().until(() -> deadLetters().size() == 1);
        arriveTogether(records(reservations(1)));
        awaitTaken(3);
    }

    @Test
    void whatNoTryWillMakeRightIsDeadLetteredAtOnce() {
        var asked = reservations(3);
        desk.invalid.add(asked.get(1).reading());
        arriveTogether(records(asked));
        awaitTaken(2);
        await().untilAsserted(() -> assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(Wire.header(letter, DeadLetters.ATTEMPTS)).isEqualTo("1");
            assertThat(Wire.header(letter, DeadLetters.ERROR_KIND)).isEqualTo("VALIDATION");
        }));
    }

    @Test
    void whatLeavesByTheOutboxIsCountedToo() {
        await().until(() -> !meters.find("kafka.producer.record.send.total")
                .tag("spring.id", "relay")
                .functionCounters()
                .isEmpty());
    }

    @Test
    void whatCannotBeReadIsDeadLetteredAsItCameWithoutRetries() {
        var unknown = new String(records(reservations(1)).getFirst(), UTF_8).replace("reserve-credits", "burn-credits");
        var foreign = envelopes
                .write(new CreditsReserved(new ReadingId(UUID.randomUUID()), ada, Credits.of(1), null))
                .getBytes(UTF_8);
        var unreadable = List.of(
                "{\"type\":".getBytes(UTF_8),
                "null".getBytes(UTF_8),
                "[]".getBytes(UTF_8),
                "{}".getBytes(UTF_8),
                new byte[] {0, (byte) 0xff},
                new byte[0],
                unknown.getBytes(UTF_8),
                without("price"),
                without("reading"),
                without("user"),
                foreign);
        var flood = Collections.nCopies(300, "[]".getBytes(UTF_8));
        var arriving = new ArrayList<>(records(reservations(20)));
        arriving.addAll(10, unreadable);
        arriving.addAll(10, flood);
        arriveTogether(arriving);
        await("nobody waits for a poll of its own for each of them")
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(taken()).isEqualTo(20));
        await().untilAsserted(() -> assertThat(deadLetters())
                .hasSize(flood.size() + unreadable.size())
                .allSatisfy(letter ->
                        assertThat(Wire.header(letter, DeadLetters.ATTEMPTS)).isEqualTo("1"))
                .extracting(ConsumerRecord::value)
                .endsWith(unreadable.toArray(byte[][]::new)));
    }

    @Test
    void whatIsAsLargeAsTheBrokerTakesIsDeadLetteredByItsBeginning() {
        var large = new byte[1_048_200];
        Arrays.fill(large, (byte) '[');
        arriveTogether(List.of(large));
        arriveTogether(records(reservations(1)));
        awaitTaken(1);
        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(Arrays.copyOf(large, 100_000));
            assertThat(Wire.header(letter, DeadLetters.CUT_FROM)).isEqualTo("1048200");
            assertThat(Wire.header(letter, DeadLetters.ERROR_KIND)).isEqualTo("VALIDATION");
            assertThat(Wire.header(letter, "kafka_dlt-original-topic")).isEqualTo(COMMANDS);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {55, 1_000_000})
    void whatClaimsToBeATraceAndIsNoneGoesNoFurther(int length) {
        arriveTogether(records(reservations(1)), "0".repeat(length));
        await().untilAsserted(() -> assertThat(wire.about(ada, Topic.CREDIT_EVENTS_NAME))
                .singleElement()
                .satisfies(
                        event -> assertThat(Wire.header(event, Traces.HEADER)).isEmpty()));
    }

    @Test
    void whatIsGivenUpLaterIsTheSameDeadLetterAsAListenersOwn() {
        var poison = reservations(1);
        desk.poison.addAll(readings(poison));
        arriveTogether(records(poison));
        await().until(() -> deadLetters().size() == 1);
        var record = wire.about(ada, COMMANDS).getFirst();
        var original = new Original(record.partition(), record.offset(), record.timestamp(), record.value());
        transaction.executeWithoutResult(
                _ -> outbox.giveUp(List.of(new GivenUp(original, TRACE, 5, new IllegalStateException("private")))));
        await().until(() -> deadLetters().size() == 2);
        var letters = deadLetters();
        assertThat(letters.getLast())
                .usingRecursiveComparison()
                .ignoringFields("offset", "timestamp", "headers")
                .isEqualTo(letters.getFirst());
        assertThat(sortedHeaders(letters.getLast())).isEqualTo(sortedHeaders(letters.getFirst()));
    }

    @Test
    void nothingIsGivenUpWhereTheTransactionFails() {
        var record = records(reservations(1)).getFirst();
        transaction.executeWithoutResult(undone -> {
            outbox.giveUp(List.of(new GivenUp(new Original(0, 0, 0, record), null, 1, new IllegalStateException())));
            undone.setRollbackOnly();
        });
        publisher.publish(reservations(1));
        await().until(() -> answered().size() == 1);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void aTraceGoesInByKafkaAndOutByTheOutbox() {
        arriveTogether(records(reservations(1)));
        await().untilAsserted(() -> assertThat(wire.about(ada, Topic.CREDIT_EVENTS_NAME))
                .singleElement()
                .satisfies(
                        event -> assertThat(Wire.header(event, Traces.HEADER)).isEqualTo(TRACE)));
    }

    @Test
    void anOutageOfTheDatabaseIsWaitedOutAndNothingIsDeadLettered() {
        var asked = reservations(20);
        TestServers.postgres().stop();
        try {
            arriveTogether(records(asked));
            await().pollDelay(Duration.ofSeconds(3)).until(() -> deadLetters().isEmpty());
        } finally {
            TestServers.postgres().start();
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(answered()).isEqualTo(readings(asked)));
        assertThat(deadLetters()).isEmpty();
    }

    List<ReserveCredits> reservations(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new ReserveCredits(new ReadingId(UUID.randomUUID()), ada, Credits.of(1)))
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
            var record = new ProducerRecord<>(COMMANDS, ada.toString(), value);
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
        return count("select count(*) from taken where user_id = ?", ada.value());
    }

    List<ReadingId> answered() {
        return wire.about(ada, Topic.CREDIT_EVENTS_NAME).stream()
                .map(record -> ((CreditsReserved) Envelopes.read(record.value())).reading())
                .toList();
    }

    List<ConsumerRecord<String, byte[]>> deadLetters() {
        return wire.about(ada, Topic.CREDIT_COMMANDS.deadLetters());
    }

    static List<String> sortedHeaders(ConsumerRecord<?, ?> record) {
        return Arrays.stream(record.headers().toArray())
                .map(header -> header.key() + '=' + Arrays.toString(header.value()))
                .sorted()
                .toList();
    }

    static List<ReadingId> readings(List<ReserveCredits> asked) {
        return asked.stream().map(ReserveCredits::reading).toList();
    }

    long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(List.of(parameters)).query(Long.class).single();
    }
}
