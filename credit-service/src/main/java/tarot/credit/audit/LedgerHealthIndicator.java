package tarot.credit.audit;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down while the last audit, by whichever replica, found something. It is no part of readiness: a service that stops
 * would mend nothing.
 */
@Component
class LedgerHealthIndicator implements HealthIndicator {

    private final AuditTable table;

    LedgerHealthIndicator(AuditTable table) {
        this.table = table;
    }

    @Override
    public Health health() {
        return table.last()
                .map(last -> (last.findings() == 0 ? Health.up() : Health.down())
                        .withDetail("findings", last.findings())
                        .withDetail("auditedAt", last.at())
                        .build())
                .orElseGet(() -> Health.unknown().build());
    }
}
