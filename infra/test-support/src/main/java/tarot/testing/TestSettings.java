package tarot.testing;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import tarot.local.settings.Keys;

/** Working values for the settings that name servers and keys. A server starts when its address is first read. */
record TestSettings() implements ContextCustomizer {

    private static final String TRANSPORT_KEYSET = Keys.keyset();
    private static final String STORAGE_KEYSET = Keys.keyset();
    private static final String IDENTITY_SECRET = Keys.secret();
    private static final String INVOICE_SECRETS = Keys.secret();
    private static final String DATABASE_PASSWORD = Keys.word();

    private static final Map<String, Supplier<String>> SETTINGS = Map.ofEntries(
            Map.entry("KAFKA_BOOTSTRAP_SERVERS", () -> TestServers.kafka().address()),
            Map.entry("DATABASE_URL", () -> TestServers.postgres().address()),
            Map.entry("DATABASE_OWNER", () -> TestServers.DATABASE_OWNER),
            Map.entry("DATABASE_OWNER_PASSWORD", TestServers::databaseOwnerPassword),
            Map.entry("DATABASE_PASSWORD", () -> DATABASE_PASSWORD),
            Map.entry("REDIS_URL", () -> TestServers.redis().address()),
            Map.entry("TRANSPORT_KEYSET", () -> TRANSPORT_KEYSET),
            Map.entry("STORAGE_KEYSET", () -> STORAGE_KEYSET),
            Map.entry("IDENTITY_SECRET", () -> IDENTITY_SECRET),
            Map.entry("INVOICE_SECRETS", () -> INVOICE_SECRETS),
            Map.entry("tarot.retry.first-pause", () -> "20ms"),
            // a listener that stops or goes back waits for the fetch that is on its way
            Map.entry("spring.kafka.consumer.fetch-max-wait", () -> "50ms"),
            Map.entry("tarot.topics.partitions", () -> "4"));

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        // below what the test itself says, above whatever the machine's environment holds
        context.getEnvironment()
                .getPropertySources()
                .addBefore(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, new Lazy());
    }

    private static final class Lazy extends EnumerablePropertySource<Map<String, Supplier<String>>> {

        Lazy() {
            super("servers and keys for tests", SETTINGS);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            var setting = source.get(name);
            return setting == null ? null : setting.get();
        }

        @Override
        public boolean containsProperty(String name) {
            return source.containsKey(name);
        }

        @Override
        public String[] getPropertyNames() {
            return source.keySet().toArray(String[]::new);
        }
    }
}
