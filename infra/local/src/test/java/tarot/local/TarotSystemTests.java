package tarot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tarot.local.run.Launchers;
import tarot.local.servers.ServerHome;
import tarot.local.settings.Ports;

class TarotSystemTests {

    @TempDir
    Path folder;

    private SystemSettings settings;

    @BeforeEach
    void layOut() throws IOException {
        TinyRepository.in(folder);
        settings = SystemSettings.forTests(folder, folder.resolve(".tarot"));
    }

    @Test
    void startsAllKillsOneStartsItAgainAndStopsInGoodOrder() throws IOException {
        try (var system = TarotSystem.start(settings)) {
            assertThat(system.pids())
                    .containsKeys(
                            Ports.GATEWAY,
                            Ports.NOTIFICATION,
                            Ports.SIMULATORS,
                            Ports.KAFKA,
                            Ports.POSTGRES,
                            Ports.REDIS);
            var reading = system.service(Ports.READING);
            var before = reading.pid();
            reading.kill();
            assertThat(reading.isHealthy()).isFalse();
            assertThat(reading.hasDied()).as("it was asked to").isFalse();
            reading.start();
            system.awaitHealthy();
            assertThat(reading.pid()).isNotEqualTo(before);
            system.redis().restart();
            assertThat(system.redis().isRunning()).isTrue();
            assertThat(Files.readString(system.service(Ports.CREDIT).log()))
                    .contains("keyset " + system.setting("TRANSPORT_KEYSET"));
        }
        assertThat(Files.readString(folder.resolve(".tarot/logs/gateway-service.log")))
                .contains("stopped in good order")
                .as("the gateway is told no keys")
                .contains("keyset null");
        assertThat(Files.list(folder.resolve(".tarot/run"))
                        .filter(file -> file.toString().endsWith(".pid")))
                .isEmpty();
    }

    @Test
    void aServiceThatDoesNotStartIsNamedWithItsLastWordsAndNothingIsLeftRunning() {
        var refusing = settings.with(Ports.CREDIT, "REFUSE_TO_START", "yes");
        assertThatThrownBy(() -> TarotSystem.start(refusing))
                .hasMessageContaining("credit-service ended while it started")
                .hasMessageContaining("The setting REFUSE_TO_START is in the way.");
        assertThat(ServerHome.running(refusing.home())).isEmpty();
    }

    @Test
    void whatDiesIsStartedAgainAndSaidSo() {
        var restarting = new SystemSettings(
                settings.repository(),
                settings.home(),
                settings.ports(),
                settings.environment(),
                settings.extra(),
                true,
                null);
        var told = new CopyOnWriteArrayList<String>();
        try (var system = TarotSystem.start(restarting, told::add)) {
            var payment = system.service(Ports.PAYMENT);
            var before = payment.pid();
            ProcessHandle.of(before).orElseThrow().destroyForcibly();
            await().until(() -> payment.pid() != before && payment.isHealthy());
            assertThat(told).anyMatch(line -> line.startsWith("payment-service has died and is started again in 1 s"));
        }
    }

    @Test
    void aRebuiltJarIsUnpackedAnewAndTheOneBeforeItIsKept() throws IOException {
        var repository = new TinyRepository(folder);
        unpackBot();
        unpackBot();
        assertThat(unpackedBots()).hasSize(1);
        for (var build = 1; build <= 3; build++) {
            repository.rebuild(Ports.BOT, "build-" + build);
            unpackBot();
        }
        assertThat(unpackedBots()).hasSize(2);
    }

    private void unpackBot() {
        new Launchers(folder, folder.resolve("jars"), null).prepare(Ports.BOT);
    }

    private List<Path> unpackedBots() throws IOException {
        try (var folders = Files.list(folder.resolve("jars"))) {
            return folders.filter(name -> name.getFileName().toString().startsWith(Ports.BOT))
                    .toList();
        }
    }
}
