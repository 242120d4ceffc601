package tarot.credit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditEvent.DiscrepancyFound;
import tarot.credit.audit.Report.Finding;
import tarot.messaging.Outbox;

/** Has the books audited, by one replica at a time, and alerts admins of each finding once. */
@Component
class Audits {

    private static final Logger log = LoggerFactory.getLogger(Audits.class);

    private final Auditor auditor;
    private final AuditTable table;
    private final Outbox outbox;
    private final AuditProperties properties;
    private final TransactionTemplate transaction;

    Audits(
            Auditor auditor,
            AuditTable table,
            Outbox outbox,
            AuditProperties properties,
            TransactionTemplate transaction) {
        this.auditor = auditor;
        this.table = table;
        this.outbox = outbox;
        this.properties = properties;
        this.transaction = transaction;
    }

    /**
     * Looks often whether it is time, whichever replica it is. The attempt is noted first, in a transaction of its own: an
     * audit that fails or takes too long would be due again at once, for ever. At a fixed rate, as what has a fixed delay
     * shares one thread, and nobody would get expired credits back while this one is busy.
     */
    @Scheduled(fixedRate = 10, timeUnit = TimeUnit.SECONDS)
    void auditWhenDue() {
        if (!table.noteAttempt(properties.auditInterval())) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            if (table.mayAudit()) {
                audit();
            }
        });
    }

    /** Audits now; waits while another replica does. */
    Report auditNow() {
        return transaction.execute(_ -> {
            table.waitUntilItMayAudit();
            return audit();
        });
    }

    private Report audit() {
        table.mayBeIdle();
        var report = auditor.audit();
        table.store(report);
        var alerts = new ArrayList<DiscrepancyFound>();
        for (var finding : table.addNew(report.findings())) {
            var id = UUID.nameUUIDFromBytes(
                    ("discrepancy " + finding.finding() + ' ' + finding.subject()).getBytes(UTF_8));
            alerts.add(new DiscrepancyFound(id, person(finding), finding.finding()));
            log.atError()
                    .addKeyValue("finding", finding.finding())
                    .addKeyValue("subject", finding.subject())
                    .log("the books do not add up");
        }
        outbox.append(List.copyOf(alerts));
        log.atInfo().addKeyValue("findings", report.count()).log("books audited");
        return report;
    }

    private static UserId person(Finding finding) {
        var user = finding.user();
        return user == null ? UserId.NOBODY : user;
    }
}
