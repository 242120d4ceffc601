package tarot.credit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.UserId;
import tarot.credit.audit.Report.Finding;

/** Goes through the books as they were at one moment, while everybody goes on writing. */
@Component
class Auditor {

    /** As many as anybody would read; all are counted. */
    private static final int LISTED_MAX = 100;

    private static final Duration LONGEST = Duration.ofMinutes(50);
    private static final Duration UNTIL_ANSWERED = LONGEST.plusMinutes(5);

    static final String SQL = """
            with finding as materialized (
            %s
            )
            select finding, subject, user_id, (select count(*) from finding) as count
            from finding order by finding, subject limit %d
            """.formatted(books(), LISTED_MAX);

    private final JdbcClient jdbc;
    private final JdbcOperations connections;
    private final TransactionTemplate oneMoment;

    Auditor(JdbcClient jdbc, JdbcOperations connections, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    Report audit() {
        return oneMoment.execute(_ -> report());
    }

    private Report report() {
        record Row(Finding finding, long count) {}
        mayTakeLong();
        jdbc.sql("set local enable_seqscan = on").update(); // it reads everything, as nothing else here does
        List<Row> rows = jdbc.sql(SQL)
                .query((row, _) -> {
                    var user = row.getObject("user_id", UUID.class);
                    return new Row(
                            new Finding(
                                    row.getString("finding"),
                                    row.getString("subject"),
                                    user == null ? null : new UserId(user)),
                            row.getLong("count"));
                })
                .list();
        return new Report(
                rows.isEmpty() ? 0 : rows.getFirst().count(),
                rows.stream().map(Row::finding).toList());
    }

    /** Longer than a database that does not answer counts as away. The server gives up first, and reads on for nobody. */
    private void mayTakeLong() {
        connections.execute((Connection connection) -> {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(UNTIL_ANSWERED.toMillis()));
            return true;
        });
        jdbc.sql("set local statement_timeout = " + LONGEST.toMillis()).update();
    }

    private static String books() {
        try {
            return new ClassPathResource("tarot/credit/audit.sql").getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
