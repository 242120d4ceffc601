package tarot.payment.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.payment.PaymentMethod;

/** How far each provider's list was gone through, and who does it. All times are the database's. */
@Repository
class ReconciliationTable {

    private final JdbcClient jdbc;
    private final ReconciliationProperties properties;

    ReconciliationTable(JdbcClient jdbc, ReconciliationProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * A run that is somebody's.
     *
     * @param progress what the last run left
     * @param startedAt by the database's clock
     */
    record Run(PaymentMethod provider, long progress, UUID lease, Instant startedAt) {}

    List<Run> lease(int count) {
        return jdbc.sql("""
                update reconciliation
                set lease = gen_random_uuid(), due_at = now() + ? * interval '1 millisecond'
                where provider in (
                    select provider from reconciliation where due_at <= now()
                    order by due_at for update skip locked limit ?)
                returning provider, progress, lease, now() as started_at
                """)
                .param(properties.lease().toMillis())
                .param(count)
                .query((row, _) -> new Run(
                        PaymentMethod.valueOf(row.getString("provider")),
                        row.getLong("progress"),
                        row.getObject("lease", UUID.class),
                        row.getTimestamp("started_at").toInstant()))
                .list();
    }

    /** Nothing where the lease was lost. */
    void finish(Run run, long progress) {
        jdbc.sql("""
                update reconciliation
                set progress = ?, lease = null, finished_at = now(), due_at = now() + ? * interval '1 millisecond'
                where provider = ? and lease = ?
                """)
                .param(progress)
                .param(properties.interval().toMillis())
                .param(run.provider().name())
                .param(run.lease())
                .update();
    }

    /** Soon again, from where the last run began. */
    void cutShort(Run run) {
        jdbc.sql("update reconciliation set lease = null, due_at = now() + ? * interval '1 millisecond'"
                        + " where provider = ? and lease = ?")
                .param(shorter(properties.pause(), properties.interval()).toMillis())
                .param(run.provider().name())
                .param(run.lease())
                .update();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
