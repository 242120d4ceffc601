package tarot.sealing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration
class SealingAutoConfiguration {

    @Bean
    TransportSealing transportSealing(Environment environment) {
        return new TransportSealing(
                keyset(environment, "TRANSPORT_KEYSET"), JsonMapper.builder().build());
    }

    @Bean
    StorageSealing storageSealing(Environment environment) {
        return new StorageSealing(keyset(environment, "STORAGE_KEYSET"));
    }

    /** For the services that make invoices or judge them. */
    @Bean
    @ConditionalOnBooleanProperty("tarot.invoices")
    InvoiceSeal invoiceSeal(Environment environment) {
        return InvoiceSeal.of(environment.getProperty("INVOICE_SECRETS", ""));
    }

    private static Keyset keyset(Environment environment, String setting) {
        return Keyset.of(setting, environment.getProperty(setting, ""));
    }
}
