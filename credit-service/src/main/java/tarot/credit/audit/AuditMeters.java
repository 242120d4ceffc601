package tarot.credit.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import tarot.credit.audit.AuditTable.Last;
import tarot.storage.Sounding;

/** How much the last audit found: the same from every replica. NaN before the first, and while the database is away. */
@Component
class AuditMeters implements MeterBinder {

    private final AuditTable table;

    AuditMeters(AuditTable table) {
        this.table = table;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tarot.ledger.findings", new Sounding(this::findings))
                .description("what the last audit of the books found")
                .register(registry);
        TimeGauge.builder("tarot.ledger.audit.age", new Sounding(this::age), TimeUnit.SECONDS)
                .description("how long ago the last audit of the books ended")
                .register(registry);
    }

    private double age() {
        return table.secondsSinceLast().orElse(Double.NaN);
    }

    private double findings() {
        return table.last().map(Last::findings).map(Long::doubleValue).orElse(Double.NaN);
    }
}
