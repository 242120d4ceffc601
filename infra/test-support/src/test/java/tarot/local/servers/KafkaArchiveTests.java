package tarot.local.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside Kafka and not with it: only whoever comes after the build of {@code infra/local} finds what it has left. */
class KafkaArchiveTests {

    @TempDir
    Path home;

    @Test
    void kafkaStartsFromTheArchiveThatItsBuildHasLeft() throws IOException {
        var command = new KafkaServer(home, FreePorts.next()).command();
        var words = command.command();
        assertThat(words).anyMatch(word -> word.startsWith("-XX:SharedArchiveFile="));
        var main = words.indexOf(KafkaNode.class.getName());
        words.subList(main, words.size()).clear();
        words.add(1, "-Xshare:on"); // ends where the archive does not fit
        words.add("-version");
        var jvm = command.redirectErrorStream(true).start();
        var output = new String(jvm.getInputStream().readAllBytes(), UTF_8);
        assertThat(jvm.onExit().join().exitValue()).as(output).isZero();
    }
}
