package tarot.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tarot.local.doctor.Finding.Fine;
import tarot.local.doctor.Finding.Problem;
import tarot.local.servers.FreePorts;
import tarot.local.settings.Ports;
import tarot.local.settings.Secrets;
import tarot.local.settings.Wiring;

class DoctorTests {

    @TempDir
    Path home;

    @Test
    void findsNothingWrongWhereNothingIs() {
        assertThat(examined(Map.of())).allMatch(Fine.class::isInstance);
    }

    @Test
    void saysWhichPortIsTakenAndForWhat() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Doctor.port("kafka", socket.getLocalPort())).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.what()).startsWith("port " + socket.getLocalPort() + ", for kafka, is in use");
                assertThat(problem.remedy()).contains("--port-offset");
            });
        }
    }

    @Test
    void saysThatAConfiguredServerDoesNotAnswer() {
        var nobody = FreePorts.next();
        assertThat(examined(Map.of("REDIS_URL", "redis://127.0.0.1:" + nobody)))
                .contains(new Problem(
                        "REDIS_URL: nobody answers at 127.0.0.1:" + nobody,
                        "start it, correct REDIS_URL, or leave it out to have a stand-in started"));
    }

    @Test
    void survivesASettingThatIsNoAddressAtAll() {
        assertThat(examined(Map.of(
                        "DATABASE_URL", "my database", "KAFKA_BOOTSTRAP_SERVERS", "a b c", "OPENAI_BASE_URL", "::")))
                .hasAtLeastOneElementOfType(Problem.class);
    }

    @Test
    void reachesAServerThatIsThere() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "redis://127.0.0.1:" + socket.getLocalPort();
            assertThat(Doctor.reachable("REDIS_URL", address, 6379)).isInstanceOf(Fine.class);
        }
    }

    @Test
    void namesTheRemedyForAnOldJavaAndAMissingMaven() {
        assertThat(Doctor.java(17))
                .isEqualTo(
                        new Problem("this is Java 17, and 25 is needed", "install a JDK 25 and point JAVA_HOME at it"));
        assertThat(Doctor.maven(Optional.empty())).isInstanceOf(Problem.class);
        assertThat(Doctor.maven(Optional.of("\u001b[1mApache Maven 3.8.7\u001b[m\nmore")))
                .isEqualTo(new Fine("Apache Maven 3.8.7"));
    }

    @Test
    void aStartIsHeldUpByPortsAndFormsOnly() {
        var configured = Map.of("REDIS_URL", "redis://127.0.0.1:" + FreePorts.next(), "TELEGRAM_TOKEN", "nonsense");
        assertThat(doctor(configured).obstacles())
                .extracting(Problem::what)
                .containsExactly("TELEGRAM_TOKEN is not a bot token as @BotFather gives it (found 8 characters)");
    }

    private List<Finding> examined(Map<String, String> configured) {
        return doctor(configured).findings();
    }

    private Doctor doctor(Map<String, String> configured) {
        var wiring = new Wiring(configured, Ports.free(), Secrets.keptIn(home.resolve("secrets.properties")));
        return new Doctor(home, wiring, false);
    }
}
