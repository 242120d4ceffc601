package tarot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.local.run.Launchers;

/** A build leaves what makes starts quick, and it is used. */
class StartTests {

    private final Path repository = Path.of(System.getProperty("tarot.repository", "../.."));
    private final Launchers launchers = new Launchers(repository, repository.resolve(".tarot/jars"), null);

    @ParameterizedTest
    @ValueSource(
            strings = {"bot-service", "reading-service", "credit-service", "payment-service", "notification-service"})
    void aServiceStartsFromTheArchiveOfSharedClasses(String service) throws IOException {
        var command = new ArrayList<>(launchers.command(service));
        assertThat(command).anyMatch(word -> word.startsWith("-XX:SharedArchiveFile="));
        command.set(command.size() - 1, "-version"); // instead of the main class
        command.addAll(1, List.of("-Xshare:on"));
        var jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.onExit().join().exitValue()).as(output).isZero();
    }
}
