package tarot.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tarot.local.process.OwnedProcess;

/**
 * A real server on a fixed port of 127.0.0.1, whose data outlives it: under {@code <home>/data/<name>}, with its output
 * in {@code <home>/logs/<name>.log}. Starting one ends what a killed parent has left of it, and recovers its data.
 */
public abstract sealed class LocalServer implements AutoCloseable permits KafkaServer, PostgresServer, RedisServer {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

    private final String name;
    private final Path home;
    private final int port;
    private @Nullable OwnedProcess process;

    LocalServer(String name, Path home, int port) {
        this.name = name;
        this.home = home.toAbsolutePath();
        this.port = port;
    }

    /** Starts the server and returns when it answers. Does nothing while it runs. */
    public final synchronized void start() {
        if (isRunning()) {
            return;
        }
        try {
            Files.createDirectories(log().getParent());
            Files.createDirectories(data().getParent());
            OwnedProcess.endLeftover(record(), STOPS_WITHIN);
            prepare();
            process = OwnedProcess.start(redirected(command()), record());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
        awaitAnswer(process);
    }

    /** Stops the server as its operators would; its data stay. */
    public final synchronized void stop() {
        if (process != null) {
            process.stop(stopSignal(), STOPS_WITHIN);
            process = null;
        }
    }

    /** SIGKILL. What it had acknowledged is there again after {@link #start()}. */
    public final synchronized void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    /** Ends a server whose data nobody wants any more: at once, but so that it gives back what it holds of the machine. */
    public final synchronized void discard() {
        if (process != null) {
            process.stop(discardSignal(), STOPS_WITHIN);
            process = null;
        }
    }

    /** Stops and starts on the same port with the same data. */
    public final void restart() {
        stop();
        start();
    }

    /** Freezes the server: connections stay open, and nothing answers until {@link #resume()}. */
    public final synchronized void pause() {
        if (process != null) {
            process.signal("STOP");
        }
    }

    /** Lets a frozen server go on. */
    public final synchronized void resume() {
        if (process != null) {
            process.signal("CONT");
        }
    }

    public final synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Whether it ended without having been asked to. */
    public final synchronized boolean hasDied() {
        return process != null && !process.isAlive();
    }

    /** The id of the running process, or -1. */
    public final synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    public final String name() {
        return name;
    }

    public final int port() {
        return port;
    }

    @Override
    public final void close() {
        stop();
    }

    /** Called before each start: lays out data and binaries where they are missing. */
    abstract void prepare() throws IOException;

    abstract ProcessBuilder command() throws IOException;

    /** Whether the server takes requests. */
    abstract boolean answers();

    abstract String stopSignal();

    String discardSignal() {
        return "KILL";
    }

    final Path data() {
        return home.resolve("data").resolve(name);
    }

    final Path log() {
        return home.resolve("logs").resolve(name + ".log");
    }

    private Path record() {
        return home.resolve("run").resolve(name + ".pid");
    }

    private ProcessBuilder redirected(ProcessBuilder command) {
        return command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    private void awaitAnswer(OwnedProcess started) {
        var deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!answers()) {
            if (!started.isAlive()) {
                throw new IllegalStateException(said("ended before it answered"));
            }
            if (System.nanoTime() > deadline) {
                started.kill();
                throw new IllegalStateException(said("did not answer within " + STARTS_WITHIN.toSeconds() + " s"));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private String said(String what) {
        return String.format(Locale.ROOT, "%s on port %d %s; its last words are in %s", name, port, what, log());
    }
}
