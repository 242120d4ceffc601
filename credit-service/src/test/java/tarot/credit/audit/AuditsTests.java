package tarot.credit.audit;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.credit.CreditEvent.DiscrepancyFound;
import tarot.credit.LedgerTest;
import tarot.credit.Person;
import tarot.messaging.Outbox;

/** A hold that the ledger knows nothing of is what a test can put into the books and take out again. */
@LedgerTest
@ExtendWith(OutputCaptureExtension.class)
class AuditsTests {

    static final String FINDING = "open hold that the expiry does not see, or sees twice";

    final Audits audits;
    final AuditTable table;
    final LedgerHealthIndicator health;
    final HealthEndpoint all;
    final MeterRegistry meters;
    final JdbcClient jdbc;
    final Person ada;

    AuditsTests(
            Audits audits,
            AuditTable table,
            LedgerHealthIndicator health,
            HealthEndpoint all,
            MeterRegistry meters,
            JdbcClient jdbc) {
        this.audits = audits;
        this.table = table;
        this.health = health;
        this.all = all;
        this.meters = meters;
        this.jdbc = jdbc;
        this.ada = new Person(jdbc);
    }

    @AfterEach
    void theMessIsCleanedUp() {
        jdbc.sql("delete from open_hold where user_id = ?")
                .param(ada.id().value())
                .update();
        audits.auditNow();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(meters.get("tarot.ledger.findings").gauge().value()).isZero();
        assertThat(meters.get("tarot.ledger.audit.age").timeGauge().value(TimeUnit.MINUTES))
                .isBetween(0.0, 1.0);
    }

    @Test
    void eachFindingIsAlertedOnceAndSeenUntilItIsGone(CapturedOutput output) {
        mess();
        assertThat(audits.auditNow().count()).isEqualTo(1);
        audits.auditNow();
        assertThat(ada.told(DiscrepancyFound.class)).singleElement().satisfies(alert -> {
            assertThat(alert.finding()).isEqualTo(FINDING);
            assertThat(alert.user()).isEqualTo(ada.id());
        });
        assertThat(output.getAll()).containsOnlyOnce("the books do not add up");
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(all.healthForPath("ledger"))
                .extracting(HealthDescriptor::getStatus)
                .isEqualTo(Status.DOWN);
        assertThat(all.healthForPath("readiness"))
                .extracting(HealthDescriptor::getStatus)
                .isEqualTo(Status.UP);
        assertThat(meters.get("tarot.ledger.findings").gauge().value()).isOne();
        mess();
        assertThat(audits.auditNow().count()).isEqualTo(2);
        assertThat(ada.told(DiscrepancyFound.class)).hasSize(2);
    }

    @Test
    void oneReplicaAtATimeAuditsAndOnlyWhenItIsTime(CapturedOutput output) {
        audits.auditNow();
        var before = output.getAll().split("books audited", -1).length;
        audits.auditWhenDue();
        assertThat(output.getAll().split("books audited", -1)).hasSize(before);
        nextIsDue();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .mapToObj(_ -> runAsync(audits::auditWhenDue, threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        assertThat(output.getAll().split("books audited", -1)).hasSize(before + 1);
        assertThat(table.noteAttempt(Duration.ofHours(1))).isFalse();
    }

    @Test
    void anAuditThatFailsIsNotTriedAgainBeforeTheNextIsDue(
            @Autowired JdbcOperations connections,
            @Autowired PlatformTransactionManager transactions,
            @Autowired Outbox outbox,
            @Autowired AuditProperties properties,
            @Autowired TransactionTemplate transaction) {
        var tries = new AtomicInteger();
        var failing = new Auditor(jdbc, connections, transactions) {
            @Override
            Report audit() {
                tries.incrementAndGet();
                throw new QueryTimeoutException("the books are too long");
            }
        };
        var replica = new Audits(failing, table, outbox, properties, transaction);
        nextIsDue();
        assertThatThrownBy(replica::auditWhenDue).isInstanceOf(QueryTimeoutException.class);
        replica.auditWhenDue();
        audits.auditWhenDue();
        assertThat(tries).hasValue(1);
        assertThat(table.secondsSinceLast()).get(DOUBLE).isGreaterThan(24 * 60 * 60);
    }

    @Test
    void whileTheBooksAreAuditedOtherSchedulesGoOn(
            @Autowired TaskScheduler scheduler,
            @Value("${DATABASE_URL}") String url,
            @Value("${DATABASE_OWNER}") String owner,
            @Value("${DATABASE_OWNER_PASSWORD}") String password)
            throws Exception {
        var waits = jdbc.sql("""
                select exists (select from pg_stat_activity where usename = 'tarot_credit' and wait_event_type = 'Lock')
                """).query(Boolean.class);
        try (var connection = DriverManager.getConnection(url, owner, password);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table credit.posting in access exclusive mode");
            nextIsDue();
            await().atMost(Duration.ofSeconds(30)).until(waits::single);
            var ran = new CountDownLatch(1);
            var other = scheduler.scheduleWithFixedDelay(ran::countDown, Duration.ofDays(1));
            assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
            other.cancel(false);
            connection.rollback();
        }
    }

    /** The transaction that holds the lock does nothing itself meanwhile, and servers end those that do nothing. */
    @Test
    void anAuditMayTakeItsTime(
            @Autowired HikariDataSource pool,
            @Value("${DATABASE_URL}") String url,
            @Value("${DATABASE_OWNER}") String owner,
            @Value("${DATABASE_OWNER_PASSWORD}") String password)
            throws Exception {
        var idle = jdbc.sql("""
                select exists (select from pg_stat_activity where usename = 'tarot_credit'
                and state = 'idle in transaction' and state_change < clock_timestamp() - interval '500 milliseconds')
                """).query(Boolean.class);
        try (var connection = DriverManager.getConnection(url, owner, password);
                var statement = connection.createStatement()) {
            statement.execute("alter role tarot_credit set idle_in_transaction_session_timeout = '200ms'");
            pool.getHikariPoolMXBean().softEvictConnections();
            connection.setAutoCommit(false);
            statement.execute("lock table credit.posting in access exclusive mode");
            var audit = supplyAsync(audits::auditNow);
            await().until(() -> idle.single() || audit.isDone());
            connection.commit();
            assertThat(audit.get().count()).isZero();
            statement.execute("alter role tarot_credit reset idle_in_transaction_session_timeout");
            connection.commit();
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Test
    void everyFindingIsWordedAsTheContractWants() {
        assertThat(findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding).matches("[a-z ,]{1,80}"));
    }

    static List<String> findings() {
        return Pattern.compile("^select (?:distinct )?'([^']+)'", Pattern.MULTILINE)
                .matcher(Auditor.SQL)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    void nextIsDue() {
        jdbc.sql("update audit set audited_at = now() - interval '25 hours'").update();
        jdbc.sql("update audit_attempt set tried_at = now() - interval '25 hours'")
                .update();
    }

    void mess() {
        jdbc.sql("insert into open_hold (reading_id, user_id) values (?, ?)")
                .params(UUID.randomUUID(), ada.id().value())
                .update();
    }
}
