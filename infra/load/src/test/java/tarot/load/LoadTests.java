package tarot.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tarot.load.PretendedSystem.Service;
import tarot.load.report.Report;
import tarot.load.report.ReportTable;
import tarot.simulators.Simulators;
import tools.jackson.databind.json.JsonMapper;

class LoadTests {

    private static final int WARM_UP = 20;

    private final PretendedSystem system = new PretendedSystem();
    private final Simulators simulators = Simulators.start(0);

    @TempDir
    private Path home;

    @BeforeEach
    void pointTheSystemAtTheSimulators() {
        system.sendsTo(simulators.url());
    }

    @AfterEach
    void stop() {
        system.close();
        simulators.close();
    }

    @Test
    void everyReadingIsCountedOnceInAClosedLoop() throws Exception {
        var report = run("--readings", "300", "--connections", "8");

        assertThat(report.isGood()).isTrue();
        assertThat(report.verdict().pictures()).isEqualTo(300);
        assertThat(report.verdict().texts()).isEqualTo(300);
        assertThat(report.verdict().notices()).isEqualTo(300);
        assertThat(report.delivery().count()).isEqualTo(300);
        assertThat(report.acknowledgement().count()).isEqualTo(300);
        assertThat(system.people()).isEqualTo(300 + WARM_UP);
    }

    @Test
    void anotherRunMeetsOtherPeople() throws Exception {
        run("--readings", "10");
        run("--readings", "10");

        assertThat(system.people()).isEqualTo(2 * (10 + WARM_UP));
    }

    @Test
    void lostAndDoubledReadingsAreFound() throws Exception {
        system.serves(person -> switch (person - WARM_UP) {
            case 3 -> Service.LOST;
            case 5 -> Service.WITHOUT_WORDS;
            case 7 -> Service.DOUBLED;
            default -> Service.GOOD;
        });

        var report = run("--readings", "50", "--patience", "2");

        assertThat(report.isGood()).isFalse();
        assertThat(report.verdict().lost()).isEqualTo(2);
        assertThat(report.verdict().doubled()).isEqualTo(1);
        assertThat(report.accepted()).isEqualTo(50);
        assertThat(ReportTable.of(report)).contains("NOT exactly once: 2 people miss something, 1 got something twice");
    }

    @Test
    void inAnOpenLoopAStallIsFeltByEverybodyWhoWasDueMeanwhile() throws Exception {
        system.stallsAt(WARM_UP + 20, Duration.ofMillis(500));

        var report = run("--readings", "200", "--rate", "200", "--connections", "1");

        // the one connection is held up for half a second in which a hundred were due: half of all waited, not one
        assertThat(report.isGood()).isTrue();
        assertThat(report.acknowledgement().max()).isGreaterThan(490);
        assertThat(report.acknowledgement().p95()).isGreaterThan(300);
        assertThat(report.delivery().p95()).isGreaterThan(300);
        assertThat(report.throughput().seconds()).isGreaterThan(0.95);
    }

    @Test
    void whatIsToldToComeAgainComesAgain() throws Exception {
        system.serves(person -> person == WARM_UP + 2 ? Service.REFUSED_ONCE : Service.GOOD);

        var report = run("--readings", "20");

        assertThat(report.isGood()).isTrue();
        assertThat(report.troubles()).containsExactly(Map.entry("status 503", 1));
        assertThat(report.acknowledgement().max()).isGreaterThan(200);
    }

    @Test
    void theDriverTakesTelegramsPlaceWhereNoSimulatorIs() throws Exception {
        int port = freePort();
        system.sendsTo("http://localhost:" + port);

        var report = run("--readings", "50", "--record", Integer.toString(port));

        assertThat(report.isGood()).isTrue();
        assertThat(simulators.telegram().deliveryCount()).isZero();
    }

    @Test
    void theModelsDelayIsSetForTheRunOnly() throws Exception {
        simulators.model().delay(Duration.ofMillis(70));

        var report = run("--readings", "10", "--model-delay", "5");

        assertThat(report.run()).contains("model takes 5 ms");
        assertThat(simulators.model().delay()).isEqualTo(Duration.ofMillis(70));
    }

    @Test
    void theFiguresAreWrittenForPrograms() throws Exception {
        var file = home.resolve("figures.json");

        run("--readings", "10", "--json", file.toString());

        var figures = JsonMapper.shared().readTree(Files.readAllBytes(file));
        assertThat(figures.path("good").asBoolean()).isTrue();
        assertThat(figures.path("deliveries").path("readings").asInt()).isEqualTo(10);
        assertThat(figures.path("latencyMillis").path("webhook").path("p99").asDouble())
                .isPositive();
        assertThat(figures.path("processes")
                        .valueStream()
                        .map(process -> process.path("name").asString()))
                .contains("driver");
    }

    @Test
    void aWrongSecretIsSaidAndNotMeasured() {
        assertThatThrownBy(() -> Load.run(
                        options("--readings", "10", "--patience", "1"), Map.of("TELEGRAM_WEBHOOK_SECRET", "wrong")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none was delivered")
                .hasMessageContaining("status 401")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void theSecretIsFoundWhereTheLocalSystemKeepsIt() throws Exception {
        var state = Files.createDirectories(home.resolve(".tarot"));
        Files.writeString(state.resolve("secrets.properties"), "TELEGRAM_WEBHOOK_SECRET=" + PretendedSystem.SECRET);

        assertThat(Load.run(options("--readings", "10"), Map.of()).isGood()).isTrue();
    }

    @Test
    void withoutSimulatorsItSaysWhatIsMissing() {
        simulators.close();

        assertThatThrownBy(() -> run("--readings", "10"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is 'infra/tarot up' running");
    }

    @Test
    void wrongOptionsAreAnsweredInWords() {
        assertThatThrownBy(() -> options("--reading", "5")).hasMessage("'--reading' is no option");
        assertThatThrownBy(() -> options("--readings")).hasMessage("--readings needs a value");
        assertThatThrownBy(() -> options("--rate", "0")).hasMessageContaining("--rate takes readings per second");
        assertThatThrownBy(() -> options("--rate", "5", "--in-flight", "9")).hasMessageContaining("closed loop");
        assertThatThrownBy(() -> options("--gateway", "localhost")).hasMessageContaining("is no URL");
    }

    @Test
    void thePaceThatTelegramAllowsIsRecognised() {
        assertThat(Progress.isLimited(30, 100)).isTrue();
        assertThat(Progress.isLimited(30, 3)).isFalse();
        assertThat(Progress.isLimited(900, 100)).isFalse();
    }

    private Report run(String... words) throws IOException, InterruptedException {
        return Load.run(options(words), Map.of("TELEGRAM_WEBHOOK_SECRET", PretendedSystem.SECRET));
    }

    private Options options(String... words) {
        var all = new ArrayList<>(List.of(
                "--settle",
                "400",
                "--warm-up",
                Integer.toString(WARM_UP),
                "--gateway",
                system.url(),
                "--simulators",
                simulators.url()));
        all.addAll(List.of(words));
        return Options.of(all, home);
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
