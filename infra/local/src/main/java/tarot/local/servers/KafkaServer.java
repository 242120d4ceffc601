package tarot.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Apache Kafka: one KRaft node, broker and controller, in a small JVM of its own. Topics are not created by themselves. */
public final class KafkaServer extends LocalServer {

    private static final List<String> SMALL_JVM = List.of(
            "-Xmx160m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlog4j2.StatusLogger.level=OFF",
            "-Dlogback.configurationFile=tarot/local/servers/logback.xml");

    private final List<String> jvmOptions;

    /** The port after {@code port} is the controller's. */
    public KafkaServer(Path home, int port) {
        this(home, port, List.of());
    }

    /** @param jvmOptions what the JVM gets beside its memory settings, for instance a cache of loaded classes */
    public KafkaServer(Path home, int port, List<String> jvmOptions) {
        super("kafka", home, port);
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    /** {@code host:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    @Override
    void prepare() throws IOException {
        Files.createDirectories(data());
        Files.deleteIfExists(ready());
    }

    @Override
    ProcessBuilder command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var arguments = new ArrayList<>(List.of(java));
        arguments.addAll(SMALL_JVM);
        arguments.addAll(jvmOptions);
        arguments.addAll(
                List.of(KafkaNode.class.getName(), data().toString(), Integer.toString(port()), ready().toString()));
        var command = new ProcessBuilder(arguments);
        command.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return command;
    }

    @Override
    boolean answers() {
        return Files.exists(ready());
    }

    @Override
    String stopSignal() {
        return "TERM";
    }

    /** Made by the node itself once it takes requests. */
    private Path ready() {
        return data().resolveSibling("kafka.ready");
    }
}
