package tarot.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A process as remembered in a file: its id and when it started, so that a process id that the system has given to
 * somebody else since is never mistaken for ours.
 */
public record ProcessRecord(long pid, Instant started) {

    private static final Pattern FORM = Pattern.compile("(\\d+) (\\S+)\\s*");
    /** The system derives start times from a boot time that a corrected clock may move. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** What the file names, if it is there, can be read, and that very process still runs. */
    public static Optional<ProcessHandle> running(Path file) {
        return read(file).flatMap(ProcessRecord::handle);
    }

    static ProcessRecord of(ProcessHandle process) {
        return new ProcessRecord(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Remembers a process in a file. */
    public static void write(Path file, ProcessHandle process) {
        var record = of(process);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, record.pid + " " + record.started + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remember a process in " + file, e);
        }
    }

    /** Forgets what a file remembers. */
    public static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot forget " + file, e);
        }
    }

    private static Optional<ProcessRecord> read(Path file) {
        try {
            var text = FORM.matcher(Files.readString(file));
            return text.matches()
                    ? Optional.of(new ProcessRecord(Long.parseLong(text.group(1)), Instant.parse(text.group(2))))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // no file, or half of one: nothing is remembered
        }
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheOne);
    }

    private boolean isTheOne(ProcessHandle candidate) {
        var difference = Duration.between(of(candidate).started, started).abs();
        return difference.compareTo(TOLERANCE) <= 0;
    }
}
