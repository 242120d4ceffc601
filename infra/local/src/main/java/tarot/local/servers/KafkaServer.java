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

    private final String classPath;
    private final List<String> archive;

    /** The port after {@code port} is the controller's. */
    public KafkaServer(Path home, int port) {
        var classes = KafkaClasses.ofThisBuild();
        this(home, port, classes.classPath(), classes.flags());
    }

    KafkaServer(Path home, int port, String classPath, List<String> archive) {
        super("kafka", home, port);
        this.classPath = classPath;
        this.archive = archive;
    }

    /**
     * Makes what lets Kafka start quicker, where it is missing.
     *
     * @throws IllegalStateException if it was not possible; Kafka runs just as well
     */
    public static void archiveClasses() throws IOException {
        var home = Files.createTempDirectory("tarot");
        try {
            KafkaClasses.ofThisBuild().makeArchive(home, FreePorts.next());
        } finally {
            ServerHome.wipe(home);
        }
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
        arguments.addAll(archive);
        arguments.addAll(
                List.of(KafkaNode.class.getName(), data().toString(), Integer.toString(port()), ready().toString()));
        var command = new ProcessBuilder(arguments);
        command.environment().put("CLASSPATH", classPath);
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
