package tarot.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tarot.local.settings.Ports;

/** How each service of this repository is started, from its built jar. */
public final class Launchers implements AutoCloseable {

    private final Path repository;
    private final Path folder;
    private final @Nullable Path agent;
    private final Map<String, UnpackedService> unpacked = new ConcurrentHashMap<>();
    private final Training training = new Training();

    /**
     * @param folder where jars are unpacked and caches are kept
     * @param agent the OpenTelemetry agent for each service, if any
     */
    public Launchers(Path repository, Path folder, @Nullable Path agent) {
        this.repository = repository;
        this.folder = folder;
        this.agent = agent;
    }

    /** Unpacks a service's jar, if that has not been done yet. */
    public void prepare(String name) {
        unpackedService(name);
    }

    /** The command that starts a service or the simulators. */
    public List<String> command(String name) {
        var jvm = new Jvm(name, agent);
        if (name.equals(Ports.SIMULATORS)) {
            return new Jvm(name, null).run(existing(jar(name)));
        }
        return jvm.run(unpackedService(name));
    }

    /**
     * Makes a service's cache where it is missing. It is told in a line how that went; a failure harms nothing.
     *
     * @param home where its log is kept, and which process it is
     */
    public void train(String name, Map<String, String> environment, Path home, Consumer<String> told) {
        if (agent != null) {
            return; // a cache does not go together with an agent
        }
        var begun = System.nanoTime();
        var log = home.resolve("logs").resolve(name + ".training.log");
        try {
            var service = unpackedService(name);
            if (Files.exists(service.cache())) {
                return;
            }
            var record = home.resolve("run").resolve(name + ".training.pid");
            var made = training.run(new Jvm(name, null), service, environment, log, record);
            if (training.isClosed()) {
                return;
            }
            var seconds = (System.nanoTime() - begun) / 1_000_000_000;
            told.accept(
                    made
                            ? "trained " + name + " in " + seconds + " s: it starts quicker from now on"
                            : "could not train " + name + ", see " + log + "; it runs all the same");
        } catch (IOException | UncheckedIOException e) {
            told.accept("could not train " + name + ": " + e.getMessage());
        }
    }

    /** Ends what is being trained. */
    @Override
    public void close() {
        training.close();
    }

    /** Whether a service's cache is there. */
    public boolean isTrained(String name) {
        return Files.exists(unpackedService(name).cache());
    }

    private UnpackedService unpackedService(String name) {
        return unpacked.computeIfAbsent(name, service -> UnpackedService.of(jar(service), folder));
    }

    private Path jar(String name) {
        var module = name.equals(Ports.SIMULATORS) ? repository.resolve("infra") : repository;
        return module.resolve(name).resolve("target").resolve(name + "-1-SNAPSHOT.jar");
    }

    private static Path existing(Path jar) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException("there is no " + jar + ": build it with 'mvn -DskipTests package'");
        }
        return jar;
    }
}
