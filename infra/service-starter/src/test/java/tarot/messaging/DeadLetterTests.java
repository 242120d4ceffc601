package tarot.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.reading.ReadingId;
import tarot.testing.ServiceTest;
import tarot.tracing.Traces;

/** What cannot be taken lies beside its topic as it came, and holds up nothing else. */
@ServiceTest
class DeadLetterTests {

    final Asker ada;
    final ProbeService.Desk desk;
    final Publisher publisher;
    final Envelopes envelopes;
    final Outbox outbox;
    final TransactionTemplate transaction;

    DeadLetterTests(
            Asker ada,
            ProbeService.Desk desk,
            Publisher publisher,
            Envelopes envelopes,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.ada = ada;
        this.desk = desk;
        this.publisher = publisher;
        this.envelopes = envelopes;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    @Test
    void poisonInTheMiddleIsDeadLetteredOnceAndTheOthersTakeEffectOnce() {
        var asked = ada.reservations(50);
        var poison = asked.get(25);
        desk.poison.add(poison.reading());
        ada.arriveTogether(ada.records(asked));
        ada.awaitTaken(49);
        await().untilAsserted(() -> assertThat(ada.answered()).hasSize(49).doesNotContain(poison.reading()));
        assertThat(ada.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(Envelopes.read(letter.value())).isEqualTo(poison);
            assertThat(Wire.header(letter, DeadLetters.ATTEMPTS)).isEqualTo("3");
            assertThat(Wire.header(letter, DeadLetters.ERROR_KIND)).isEqualTo("UNEXPECTED");
            assertThat(Wire.header(letter, DeadLetters.ERROR_CLASS)).isEqualTo(IllegalStateException.class.getName());
            assertThat(Wire.header(letter, "kafka_dlt-original-topic")).isEqualTo(Asker.COMMANDS);
            assertThat(Wire.header(letter, Traces.HEADER)).isEqualTo(Asker.TRACE);
        });
    }

    @Test
    void anErrorIsNoEndOfListening() {
        var asked = ada.reservations(3);
        desk.broken.add(asked.get(1).reading());
        ada.arriveTogether(ada.records(asked));
        ada.awaitTaken(2);
        await().until(() -> ada.deadLetters().size() == 1);
        ada.arriveTogether(ada.records(ada.reservations(1)));
        ada.awaitTaken(3);
    }

    @Test
    void whatNoTryWillMakeRightIsDeadLetteredAtOnce() {
        var asked = ada.reservations(3);
        desk.invalid.add(asked.get(1).reading());
        ada.arriveTogether(ada.records(asked));
        ada.awaitTaken(2);
        await().untilAsserted(() -> assertThat(ada.deadLetters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(Wire.header(letter, DeadLetters.ATTEMPTS)).isEqualTo("1");
                    assertThat(Wire.header(letter, DeadLetters.ERROR_KIND)).isEqualTo("VALIDATION");
                }));
    }

    @Test
    void whatCannotBeReadIsDeadLetteredAsItCameWithoutRetries() {
        var unknown = new String(ada.records(ada.reservations(1)).getFirst(), UTF_8)
                .replace("reserve-credits", "burn-credits");
        var foreign = envelopes
                .write(new CreditsReserved(new ReadingId(UUID.randomUUID()), ada.id, Credits.of(1), null))
                .getBytes(UTF_8);
        var unreadable = List.of(
                "{\"type\":".getBytes(UTF_8),
                "null".getBytes(UTF_8),
                "[]".getBytes(UTF_8),
                "{}".getBytes(UTF_8),
                new byte[] {0, (byte) 0xff},
                new byte[0],
                unknown.getBytes(UTF_8),
                ada.without("price"),
                ada.without("reading"),
                ada.without("user"),
                foreign);
        var flood = Collections.nCopies(300, "[]".getBytes(UTF_8));
        var arriving = new ArrayList<>(ada.records(ada.reservations(20)));
        arriving.addAll(10, unreadable);
        arriving.addAll(10, flood);
        ada.arriveTogether(arriving);
        await("nobody waits for a poll of its own for each of them")
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(ada.taken()).isEqualTo(20));
        await().untilAsserted(() -> assertThat(ada.deadLetters())
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
        ada.arriveTogether(List.of(large));
        ada.arriveTogether(ada.records(ada.reservations(1)));
        ada.awaitTaken(1);
        assertThat(ada.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(Arrays.copyOf(large, 100_000));
            assertThat(Wire.header(letter, DeadLetters.CUT_FROM)).isEqualTo("1048200");
            assertThat(Wire.header(letter, DeadLetters.ERROR_KIND)).isEqualTo("VALIDATION");
            assertThat(Wire.header(letter, "kafka_dlt-original-topic")).isEqualTo(Asker.COMMANDS);
        });
    }

    @Test
    void whatIsGivenUpLaterIsTheSameDeadLetterAsAListenersOwn() {
        var poison = ada.reservations(1);
        desk.poison.addAll(Asker.readings(poison));
        ada.arriveTogether(ada.records(poison));
        await().until(() -> ada.deadLetters().size() == 1);
        var record = ada.about(Asker.COMMANDS).getFirst();
        var original = new Original(record.partition(), record.offset(), record.timestamp(), record.value());
        transaction.executeWithoutResult(_ ->
                outbox.giveUp(List.of(new GivenUp(original, Asker.TRACE, 3, new IllegalStateException("private")))));
        await().until(() -> ada.deadLetters().size() == 2);
        var letters = ada.deadLetters();
        assertThat(letters.getLast())
                .usingRecursiveComparison()
                .ignoringFields("offset", "timestamp", "headers")
                .isEqualTo(letters.getFirst());
        assertThat(sortedHeaders(letters.getLast())).isEqualTo(sortedHeaders(letters.getFirst()));
    }

    @Test
    void nothingIsGivenUpWhereTheTransactionFails() {
        var record = ada.records(ada.reservations(1)).getFirst();
        transaction.executeWithoutResult(undone -> {
            outbox.giveUp(List.of(new GivenUp(new Original(0, 0, 0, record), null, 1, new IllegalStateException())));
            undone.setRollbackOnly();
        });
        publisher.publish(ada.reservations(1));
        await().until(() -> ada.answered().size() == 1);
        assertThat(ada.deadLetters()).isEmpty();
    }

    static List<String> sortedHeaders(ConsumerRecord<?, ?> record) {
        return Arrays.stream(record.headers().toArray())
                .map(header -> header.key() + '=' + Arrays.toString(header.value()))
                .sorted()
                .toList();
    }
}
