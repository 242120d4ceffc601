package tarot.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images: what they are made as, and what they start a service with. */
class ImageTests {

    private static final Path DOCKER =
            Path.of(System.getProperty("tarot.repository", "../..")).resolve("infra/docker");

    private static final Map<String, String> IN_COMPOSE = Map.of("SIMULATED_BY", "simulators", "COMPOSE_PROFILES", "");
    private static final String SIMULATED_MODEL = "OPENAI_BASE_URL=http://simulators:8090/v1";
    private static final String SIMULATED_TELEGRAM = "TELEGRAM_API_URL=http://simulators:8090";

    @TempDir
    Path programs;

    @BeforeEach
    void javaTellsWhatItIsStartedWith() throws IOException {
        program("java", "env");
        program("sleep", ":");
        simulatorsRun(true);
    }

    @Test
    void everyImageHasAUserOfItsOwnAndIsAskedForItsHealth() throws IOException {
        var stages = Files.readString(DOCKER.resolve("Dockerfile")).split("(?m)^FROM ", -1);
        assertThat(Stream.of(stages).filter(stage -> stage.contains("\nENTRYPOINT ")))
                .hasSize(2)
                .allSatisfy(stage -> assertThat(stage).contains("\nUSER 10001:10001\n", "\nHEALTHCHECK "));
    }

    @Test
    void whatIsNotConfiguredIsSimulatedWhereTheSimulatorsRun() throws IOException {
        assertThat(started(Map.of("TELEGRAM_TOKEN", ""))).contains(SIMULATED_TELEGRAM, SIMULATED_MODEL);
        assertThat(started(Map.of("TELEGRAM_TOKEN", "1:real", "OPENAI_API_KEY", "")))
                .contains("TELEGRAM_TOKEN=1:real", SIMULATED_MODEL)
                .doesNotContain(SIMULATED_TELEGRAM);
    }

    @Test
    void nothingIsSimulatedWhereNoSimulatorsRunAndThatIsSaid() throws IOException {
        simulatorsRun(false);
        assertThat(started(Map.of("OPENAI_API_KEY", "")))
                .contains("The simulators do not run: what is not configured is not simulated.")
                .noneMatch(line -> line.startsWith("OPENAI_"));
    }

    @Test
    void withTheProfileInItsSettingsAServiceStaysSimulatedWhileTheSimulatorsAreStopped() throws IOException {
        simulatorsRun(false);
        assertThat(started(Map.of("OPENAI_API_KEY", "", "COMPOSE_PROFILES", "other,simulated")))
                .contains(SIMULATED_TELEGRAM, SIMULATED_MODEL);
    }

    @Test
    void whoHasNoTokenWaitsForTheSimulators() throws IOException {
        program("getent", "echo asked >>\"$0.log\"; test $(wc -l <\"$0.log\") -gt 3");
        assertThat(started(Map.of("TELEGRAM_TOKEN", "")))
                .contains("TELEGRAM_TOKEN is not set, and the simulators do not run: waiting for them.")
                .contains(SIMULATED_TELEGRAM);
    }

    private void simulatorsRun(boolean running) throws IOException {
        program("getent", running ? "true" : "false");
    }

    private void program(String name, String does) throws IOException {
        var file = programs.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** What the script says, and the environment of the service that it starts. */
    private Stream<String> started(Map<String, String> settings) throws IOException {
        var command = new ProcessBuilder(DOCKER.resolve("run").toString()).redirectErrorStream(true);
        command.environment().clear();
        command.environment().putAll(IN_COMPOSE);
        command.environment().putAll(settings);
        command.environment().put("PATH", programs + ":/usr/bin:/bin");
        command.environment().put("JVM_FLAGS", "-Xmx64m");
        var process = command.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.onExit().join().exitValue()).as(output).isZero();
        return output.lines();
    }
}
