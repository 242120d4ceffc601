package tarot.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tarot.local.process.OwnedProcess;

/**
 * A service, or the simulators, as a process of its own: started, killed and started again at will, always with the same
 * environment and on the same port. Its output goes to {@code <home>/logs/<name>.log}.
 */
public final class ServiceProcess {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(180);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(25);
    private static final int TAIL = 15;

    private final String name;
    private final Path home;
    private final URI health;
    private final Map<String, String> environment;
    private final Supplier<List<String>> command;
    private @Nullable OwnedProcess process;

    /**
     * @param health answers with 200 once the service serves
     * @param environment all of it: nothing is inherited
     * @param command asked for at each start
     */
    public ServiceProcess(
            String name, Path home, URI health, Map<String, String> environment, Supplier<List<String>> command) {
        this.name = name;
        this.home = home.toAbsolutePath();
        this.health = health;
        this.environment = Map.copyOf(environment);
        this.command = command;
    }

    /** Starts the process and returns at once; {@link #awaitHealthy} tells when it serves. Nothing happens if it runs. */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        var builder = new ProcessBuilder(command.get())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        // glibc would keep a pool of memory for each thread
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        process = OwnedProcess.start(builder, home.resolve("run").resolve(name + ".pid"));
    }

    /**
     * Returns when the service says that it is ready.
     *
     * @throws IllegalStateException with the end of its log, when it has ended, or takes longer than three minutes
     */
    public void awaitHealthy() {
        var deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!isHealthy()) {
            if (!isRunning()) {
                throw new IllegalStateException(name + " ended while it started" + tail());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        name + " is not ready after " + STARTS_WITHIN.toSeconds() + " s" + tail());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Whether the service says, now, that it is ready. */
    public boolean isHealthy() {
        try {
            var connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(500);
            connection.setReadTimeout(2_000);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks the process to end in good order, and insists after a while. */
    public void stop() {
        var running = taken();
        if (running != null) {
            running.stop("TERM", STOPS_WITHIN);
        }
    }

    /** SIGKILL: as when the machine loses power. */
    public void kill() {
        var running = taken();
        if (running != null) {
            running.kill();
        }
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Whether it ended without having been asked to. */
    public synchronized boolean hasDied() {
        return process != null && !process.isAlive();
    }

    /** The id of the running process, or -1. */
    public synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    public String name() {
        return name;
    }

    /** The address of its readiness. */
    public URI health() {
        return health;
    }

    public Path log() {
        return home.resolve("logs").resolve(name + ".log");
    }

    /** Begins a new log; that of the run before is kept as {@code <name>.log.1}. */
    public void rotateLog() {
        try {
            Files.createDirectories(log().getParent());
            if (Files.exists(log())) {
                Files.move(log(), log().resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot begin " + log(), e);
        }
    }

    /** The last lines of the log, to follow a sentence. */
    public String tail() {
        try (var lines = Files.lines(log(), java.nio.charset.StandardCharsets.ISO_8859_1)) {
            var last = new java.util.ArrayDeque<String>();
            lines.forEach(line -> {
                last.add(line);
                if (last.size() > TAIL) {
                    last.remove();
                }
            });
            return "; the end of " + log() + ":\n    " + String.join("\n    ", last);
        } catch (IOException e) {
            return "; it has left no log at " + log();
        }
    }

    private synchronized @Nullable OwnedProcess taken() {
        var running = process;
        process = null; // so that its end is nobody's surprise
        return running;
    }
}
