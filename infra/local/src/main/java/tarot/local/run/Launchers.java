package tarot.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tarot.local.process.OwnedProcess;
import tarot.local.settings.Ports;

/** How each service of this repository is started, from its built jar. */
public final class Launchers {

    private static final Duration ARCHIVED_WITHIN = Duration.ofMinutes(3);

    private final Path repository;
    private final Path folder;
    private final @Nullable Path agent;
    private final Map<String, UnpackedService> unpacked = new ConcurrentHashMap<>();

    /**
     * @param folder where jars are unpacked and the archive of shared classes is kept
     * @param agent the OpenTelemetry agent for each service, if any
     */
    public Launchers(Path repository, Path folder, @Nullable Path agent) {
        this.repository = repository;
        this.folder = folder;
        this.agent = agent;
    }

    /** Unpacks the jars of all services, if that has not been done yet. */
    public void prepareAll() {
        Ports.SERVICES.forEach(this::prepare);
    }

    /** Unpacks a service's jar, if that has not been done yet. */
    public void prepare(String name) {
        unpackedService(name);
    }

    /** The command that starts a service or the simulators. */
    public List<String> command(String name) {
        return switch (name) {
            case Ports.SIMULATORS -> new Jvm(name, null).run(existing(jar(name)));
            // it is reactive and has neither the others' web server nor their messaging
            case Ports.GATEWAY -> new Jvm(name, agent).run(unpackedService(name));
            default -> new Jvm(name, agent).run(unpackedService(name), sharedClasses());
        };
    }

    /** Whether the archive of the classes that services share is there. */
    public boolean isArchived() {
        return sharedClasses().isArchived();
    }

    /** The command that starts a service which, as it ends, writes down the classes that it has loaded. */
    public List<String> recording(String name, Path classes) {
        return new Jvm(name, null).record(unpackedService(name), sharedClasses(), classes);
    }

    /**
     * Archives the classes that services share.
     *
     * @param classes what a {@link #recording} has written down
     * @param home keeps the record of the process
     * @throws IllegalStateException if it was not possible; services run just as well
     */
    public void archive(Path classes, Path home) throws IOException {
        var shared = sharedClasses();
        var draft = Files.createTempFile(shared.archive().getParent(), "classes", ".draft");
        var command = new ProcessBuilder(Jvm.archive(shared, classes, draft))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var process = OwnedProcess.start(command, home.resolve("run").resolve("archive.pid"));
        try {
            if (!process.ends(ARCHIVED_WITHIN) || process.exitCode() != 0 || Files.size(draft) == 0) {
                throw new IllegalStateException("the JVM made no archive of classes");
            }
            Files.move(draft, shared.archive(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            process.kill();
            Files.deleteIfExists(draft);
        }
    }

    private SharedClasses sharedClasses() {
        var sharing = Ports.SERVICES.stream().filter(name -> !name.equals(Ports.GATEWAY));
        return SharedClasses.of(sharing.map(this::unpackedService).toList(), folder);
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
