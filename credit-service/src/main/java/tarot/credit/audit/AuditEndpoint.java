package tarot.credit.audit;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** {@code POST /actuator/audit} audits the books now. */
@Component
@Endpoint(id = "audit")
class AuditEndpoint {

    private final Audits audits;

    AuditEndpoint(Audits audits) {
        this.audits = audits;
    }

    /** What is told over HTTP: nobody's id among it. */
    record Answer(long count, List<String> findings) {}

    @WriteOperation
    Answer audit() {
        var report = audits.auditNow();
        return new Answer(
                report.count(),
                report.findings().stream()
                        .map(Report.Finding::finding)
                        .distinct()
                        .toList());
    }
}
