package tarot.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A child process of ours. It is remembered in a file for as long as it runs, so that whoever comes after a killed
 * parent can end it ({@link #endLeftover}) before starting its successor.
 */
public final class OwnedProcess {

    private final Process process;
    private final Path record;

    private OwnedProcess(Process process, Path record) {
        this.process = process;
        this.record = record;
    }

    /** Starts a process and remembers it in {@code record}. What an earlier run has left there is ended first. */
    public static OwnedProcess start(ProcessBuilder command, Path record) {
        endLeftover(record, Duration.ofSeconds(10));
        try {
            var process = command.start();
            ProcessRecord.write(record, process.toHandle());
            return new OwnedProcess(process, record);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.command().getFirst(), e);
        }
    }

    /**
     * Ends the process that a record names, if it still runs, with all its descendants.
     *
     * @return whether there was one
     */
    public static boolean endLeftover(Path record, Duration patience) {
        var leftover = ProcessRecord.running(record);
        leftover.ifPresent(process -> end(process, "TERM", patience));
        ProcessRecord.forget(record);
        return leftover.isPresent();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The code that the ended process left with; 128 and the number of the signal where it was killed. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Waits until the process has ended, but no longer than that. Returns whether it has. */
    public boolean ends(Duration patience) {
        return ends(process.toHandle(), patience);
    }

    /** Sends a signal by its short name ({@code INT}, {@code STOP}) to the process and all its descendants. */
    public void signal(String name) {
        tree(process.toHandle()).forEach(member -> send(name, member));
    }

    /** Asks the process to end with the given signal; insists with SIGKILL on the whole tree when patience is over. */
    public void stop(String signal, Duration patience) {
        end(process.toHandle(), signal, patience);
        ProcessRecord.forget(record);
    }

    /** SIGKILL to the process and all its descendants; returns when they are gone. */
    public void kill() {
        stop("KILL", Duration.ofSeconds(10));
    }

    private static void end(ProcessHandle process, String signal, Duration patience) {
        var tree = tree(process);
        send("CONT", process); // a paused process hears nothing else
        if (signal.equals("KILL")) {
            tree.forEach(ProcessHandle::destroyForcibly);
        } else {
            send(signal, process);
        }
        if (!ends(process, patience)) {
            tree.forEach(ProcessHandle::destroyForcibly);
            ends(process, Duration.ofSeconds(5));
        }
        tree.forEach(member -> ends(member, Duration.ofSeconds(5)));
    }

    private static List<ProcessHandle> tree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }

    private static boolean ends(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void send(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send SIG" + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
