package tarot.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** What the tests' servers run in. */
enum Engine {
    CONTAINERS,
    EMBEDDED;

    static final String SETTING = "TAROT_TEST_SERVERS";

    static Engine chosen() {
        var wish = System.getProperty(SETTING, System.getenv().getOrDefault(SETTING, ""));
        return switch (wish.toLowerCase(Locale.ROOT)) {
            case "containers" -> CONTAINERS;
            case "embedded" -> EMBEDDED;
            case "" -> dockerAnswers() ? CONTAINERS : EMBEDDED;
            default ->
                throw new IllegalArgumentException(
                        SETTING + " is '" + wish + "': it must be 'containers', 'embedded' or not set");
        };
    }

    /** Asks Testcontainers only where an engine may be at all: its search is slow and loud in vain. */
    private static boolean dockerAnswers() {
        return mayBeThere() && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean mayBeThere() {
        var home = System.getProperty("user.home");
        return System.getenv().containsKey("DOCKER_HOST")
                || Stream.of(
                                "/var/run/docker.sock",
                                home + "/.docker/run/docker.sock",
                                home + "/.testcontainers.properties")
                        .anyMatch(path -> Files.exists(Path.of(path)));
    }
}
