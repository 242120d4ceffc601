package tarot.credit.audit;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tarot.credit.LedgerTest;

/** A database that has not answered for a second counts as away. */
@LedgerTest
@TestPropertySource(properties = "spring.datasource.hikari.data-source-properties.socketTimeout=1")
class LongAuditTests {

    final Audits audits;
    final JdbcClient jdbc;

    LongAuditTests(Audits audits, JdbcClient jdbc) {
        this.audits = audits;
        this.jdbc = jdbc;
    }

    @Test
    void theAuditIsWaitedForAllTheSame(
            @Value("${DATABASE_URL}") String url,
            @Value("${DATABASE_OWNER}") String owner,
            @Value("${DATABASE_OWNER_PASSWORD}") String password)
            throws Exception {
        var waits = jdbc.sql("""
                select exists (select from pg_stat_activity where usename = 'tarot_credit'
                and wait_event_type = 'Lock' and query_start < clock_timestamp() - interval '1500 milliseconds')
                """).query(Boolean.class);
        try (var connection = DriverManager.getConnection(url, owner, password);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table credit.posting in access exclusive mode");
            var audit = supplyAsync(audits::auditNow);
            await().until(() -> waits.single() || audit.isDone());
            connection.commit();
            assertThat(audit.get().count()).isZero();
        }
    }
}
