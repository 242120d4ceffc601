package tarot.payment.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tarot.payment.reconciliation.ReconciliationDesk.Done;
import tarot.payment.reconciliation.ReconciliationTable.Run;
import tarot.work.LeasedWork;

@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

    private static final int PROVIDERS = 2;

    @Bean
    LeasedWork<Run, Done> reconciliations(
            ReconciliationDesk desk, ReconciliationProperties properties, MeterRegistry meters) {
        return new LeasedWork<>("reconciliation", PROVIDERS, properties.poll(), desk, meters);
    }
}
