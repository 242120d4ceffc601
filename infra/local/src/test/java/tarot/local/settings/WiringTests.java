package tarot.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTests {

    @TempDir
    Path home;

    @Test
    void withNothingConfiguredEverythingIsStoodInFor() {
        var wiring = wiring(Map.of());
        assertThat(wiring.startsKafka() && wiring.startsPostgres() && wiring.startsRedis())
                .isTrue();
        assertThat(wiring.startsSimulators()).isTrue();
        assertThat(wiring.environment(Ports.BOT))
                .containsEntry("SERVER_PORT", "8081")
                .containsEntry("TELEGRAM_API_URL", "http://localhost:8090")
                .containsEntry("TELEGRAM_WEBHOOK_URL", "http://localhost:8080/telegram/webhook")
                .containsEntry("DATABASE_URL", "jdbc:postgresql://127.0.0.1:15432/tarot");
        assertThat(wiring.environment(Ports.READING)).containsEntry("OPENAI_BASE_URL", "http://localhost:8090/v1");
    }

    @Test
    void aTokenMakesTelegramRealAndLeavesTheOthersSimulated() {
        var wiring = wiring(Map.of("TELEGRAM_TOKEN", "123456:real"));
        assertThat(wiring.simulatesTelegram()).isFalse();
        assertThat(wiring.simulatesStripe() && wiring.simulatesTheModel()).isTrue();
        assertThat(wiring.environment(Ports.BOT))
                .containsEntry("TELEGRAM_TOKEN", "123456:real")
                .doesNotContainKeys("TELEGRAM_API_URL", "TELEGRAM_WEBHOOK_URL");
    }

    @Test
    void configuredServersAreUsedAndNotStarted() {
        var wiring = wiring(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "REDIS_URL", ""));
        assertThat(wiring.startsKafka()).isFalse();
        assertThat(wiring.startsRedis()).as("empty is not set").isTrue();
        assertThat(wiring.environment(Ports.CREDIT)).containsEntry("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");
    }

    @Test
    void aServiceGetsNoSecretThatItDoesNotNeed() {
        var wiring = wiring(Map.of("STRIPE_API_KEY", "sk_live_1", "STRIPE_WEBHOOK_SECRET", "whsec_1", "PATH", "/bin"));
        assertThat(wiring.environment(Ports.PAYMENT)).containsEntry("STRIPE_API_KEY", "sk_live_1");
        assertThat(wiring.environment(Ports.READING))
                .doesNotContainKeys("STRIPE_API_KEY", "IDENTITY_SECRET", "TELEGRAM_TOKEN");
        assertThat(wiring.environment(Ports.CREDIT)).doesNotContainKeys("IDENTITY_SECRET", "OPENAI_API_KEY");
        assertThat(wiring.environment(Ports.GATEWAY))
                .containsKeys("REDIS_URL", "PATH", "BOT_SERVICE_URL")
                .doesNotContainKeys("DATABASE_PASSWORD", "TRANSPORT_KEYSET", "TELEGRAM_TOKEN");
    }

    @Test
    void onlyTheGatewaysWebhooksListenToOthersThanThisMachine() {
        var wiring = wiring(Map.of("SERVER_ADDRESS", "0.0.0.0", "MANAGEMENT_SERVER_ADDRESS", "0.0.0.0"));
        assertThat(Ports.SERVICES)
                .filteredOn(name -> !name.equals(Ports.GATEWAY))
                .allSatisfy(name -> assertThat(wiring.environment(name)).containsEntry("SERVER_ADDRESS", "127.0.0.1"));
        assertThat(wiring(Map.of()).environment(Ports.GATEWAY)).doesNotContainKey("SERVER_ADDRESS");
        assertThat(wiring.environment(Ports.GATEWAY))
                .containsEntry("SERVER_PORT", "8080")
                .containsEntry("MANAGEMENT_PORT", "8086")
                .containsEntry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
    }

    @Test
    void anOffsetMovesEveryPort() {
        assertThat(Ports.standard(1000).byName().values())
                .containsExactlyInAnyOrderElementsOf(Ports.standard(0).byName().values().stream()
                        .map(port -> port + 1000)
                        .toList());
        assertThat(Ports.free().byName().values()).doesNotHaveDuplicates().allMatch(port -> port < 32768);
    }

    private Wiring wiring(Map<String, String> configured) {
        return new Wiring(configured, Ports.standard(0), Secrets.keptIn(home.resolve("secrets.properties")));
    }
}
