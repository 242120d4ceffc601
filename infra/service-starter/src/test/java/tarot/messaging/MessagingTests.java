package tarot.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Topic;
import tarot.testing.ServiceTest;
import tarot.testing.TestServers;
import tarot.tracing.Traces;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class MessagingTests {

    final Asker ada;
    final ProbeService.Desk desk;
    final JdbcClient jdbc;
    final Publisher publisher;
    final MeterRegistry meters;
    final RetryProperties retry;

    MessagingTests(
            Asker ada,
            ProbeService.Desk desk,
            JdbcClient jdbc,
            Publisher publisher,
            MeterRegistry meters,
            RetryProperties retry) {
        this.ada = ada;
        this.desk = desk;
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.meters = meters;
        this.retry = retry;
    }

    @Test
    void whatIsSaidIsHeardInOrderAndTheOutboxIsLeftEmpty() {
        var asked = ada.reservations(200);
        publisher.publish(asked);
        await().untilAsserted(() -> assertThat(ada.answered()).isEqualTo(Asker.readings(asked)));
        await().untilAsserted(
                        () -> assertThat(count("select count(*) from outbox")).isZero());
    }

    @Test
    void aPollIsOneTransaction() {
        ada.arriveTogether(ada.records(ada.reservations(50)));
        ada.awaitTaken(50);
        assertThat(count("select count(distinct xmin::text) from taken where user_id = ?", ada.id.value()))
                .isOne();
        assertThat(desk.polls).contains(50);
    }

    @Test
    void whatLeavesByTheOutboxIsCountedToo() {
        await().until(() -> !meters.find("kafka.producer.record.send.total")
                .tag("spring.id", "relay")
                .functionCounters()
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {55, 1_000_000})
    void whatClaimsToBeATraceAndIsNoneGoesNoFurther(int length) {
        ada.arriveTogether(ada.records(ada.reservations(1)), "0".repeat(length));
        await().untilAsserted(() -> assertThat(ada.about(Topic.CREDIT_EVENTS_NAME))
                .singleElement()
                .satisfies(
                        event -> assertThat(Wire.header(event, Traces.HEADER)).isEmpty()));
    }

    @Test
    void aTraceGoesInByKafkaAndOutByTheOutbox() {
        ada.arriveTogether(ada.records(ada.reservations(1)));
        await().untilAsserted(() -> assertThat(ada.about(Topic.CREDIT_EVENTS_NAME))
                .singleElement()
                .satisfies(
                        event -> assertThat(Wire.header(event, Traces.HEADER)).isEqualTo(Asker.TRACE)));
    }

    @Test
    void anOutageOfTheDatabaseIsWaitedOutAndNothingIsDeadLettered() {
        var asked = ada.reservations(20);
        TestServers.postgres().stop();
        try {
            ada.arriveTogether(ada.records(asked));
            awaitMoreTriesThanABadRecordHas();
        } finally {
            TestServers.postgres().start();
        }
        await().untilAsserted(() -> assertThat(ada.answered()).isEqualTo(Asker.readings(asked)));
        assertThat(ada.deadLetters()).isEmpty();
    }

    @Test
    void aSchemaThatIsNotAsExpectedIsWaitedOutTooAndWakesSomebodyOnce(CapturedOutput output) throws SQLException {
        var asked = ada.reservations(20);
        migrate("alter table probe.taken rename to taken_away");
        try {
            ada.arriveTogether(ada.records(asked));
            awaitMoreTriesThanABadRecordHas();
        } finally {
            migrate("alter table probe.taken_away rename to taken");
        }
        await().untilAsserted(() -> assertThat(ada.answered()).isEqualTo(Asker.readings(asked)));
        assertThat(ada.deadLetters()).isEmpty();
        assertThat(output.getOut().lines().filter(line -> line.contains(" ERROR ")))
                .singleElement()
                .asString()
                .contains("could not take a record", "DATABASE");
    }

    /** Each is tried with its batch and then alone. */
    void awaitMoreTriesThanABadRecordHas() {
        var before = desk.tries.get();
        await().until(() -> desk.tries.get() - before > 2 * (1 + retry.retriesMax()));
    }

    static void migrate(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        TestServers.postgres().address(),
                        TestServers.DATABASE_OWNER,
                        TestServers.databaseOwnerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(List.of(parameters)).query(Long.class).single();
    }
}
