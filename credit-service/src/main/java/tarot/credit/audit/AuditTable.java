package tarot.credit.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.UserId;
import tarot.credit.audit.Report.Finding;
import tarot.storage.Rows;

/** When the books were audited, and what was found. */
@Repository
class AuditTable {

    private final JdbcClient jdbc;

    AuditTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Last(Instant at, long findings) {}

    /** By the database's clock; empty before the first audit ever. */
    Optional<Double> secondsSinceLast() {
        return jdbc.sql("select extract(epoch from clock_timestamp() - audited_at) from audit")
                .query(Double.class)
                .optional();
    }

    /** Empty before the first audit ever. */
    Optional<Last> last() {
        return jdbc.sql("select audited_at, findings from audit")
                .query((row, _) -> new Last(row.getTimestamp("audited_at").toInstant(), row.getLong("findings")))
                .optional();
    }

    /** True for one replica, when for so long no audit has ended and none was tried. */
    boolean noteAttempt(Duration interval) {
        return jdbc.sql("""
                        insert into audit_attempt (tried_at)
                        select clock_timestamp() where not exists (
                            select from audit where audited_at > clock_timestamp() - :interval * interval '1 millisecond')
                        on conflict (only_one) do update set tried_at = excluded.tried_at
                        where audit_attempt.tried_at <= excluded.tried_at - :interval * interval '1 millisecond'
                        """).param("interval", interval.toMillis()).update() == 1;
    }

    /** This transaction waits while the auditor reads in another, however long: no server may end it as idle. */
    void mayBeIdle() {
        jdbc.sql("set local idle_in_transaction_session_timeout = 0").update();
    }

    /** True for one replica at a time, until the end of the transaction. */
    boolean mayAudit() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('tarot.credit.audit'))")
                .query(Boolean.class)
                .single();
    }

    void waitUntilItMayAudit() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('tarot.credit.audit'))")
                .query((_, _) -> true)
                .list();
    }

    void store(Report report) {
        jdbc.sql("""
                insert into audit (audited_at, findings) values (clock_timestamp(), ?)
                on conflict (only_one) do update set audited_at = excluded.audited_at, findings = excluded.findings
                """).param(report.count()).update();
    }

    /** Notes these and answers with those that were not noted before. */
    List<Finding> addNew(List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        var rows = new Rows<>(findings);
        return jdbc.sql("""
                insert into discrepancy (finding, subject, user_id) select * from unnest(?, ?, ?)
                on conflict do nothing
                returning finding, subject, user_id
                """)
                .param(rows.text(Finding::finding))
                .param(rows.text(Finding::subject))
                .param(rows.uuid(finding ->
                        finding.user() == null ? null : finding.user().value()))
                .query((row, _) -> {
                    var user = row.getObject("user_id", UUID.class);
                    return new Finding(
                            row.getString("finding"), row.getString("subject"), user == null ? null : new UserId(user));
                })
                .list();
    }
}
