package tarot.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tarot.local.process.OwnedProcess;

/**
 * Makes a service's cache of loaded and linked classes by starting it once, up to the point where it would serve. Later
 * starts take about a third less of the processor. Without it the service runs just as well.
 */
final class Training implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private @Nullable OwnedProcess running;
    private boolean closed;

    /** Does nothing where there is a cache already. Returns whether there is one in the end. */
    boolean run(Jvm jvm, UnpackedService service, Map<String, String> environment, Path log, Path record)
            throws IOException {
        if (Files.exists(service.cache())) {
            return true;
        }
        var draft = service.cache().resolveSibling("classes.draft");
        var command = new ArrayList<>(List.of("nice", "-n", "15"));
        command.addAll(jvm.train(service, draft));
        Files.createDirectories(log.toAbsolutePath().getParent());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = begin(builder, record);
        if (process == null) {
            return false;
        }
        try {
            if (process.ends(PATIENCE) && process.exitCode() == 0 && Files.exists(draft)) {
                Files.move(draft, service.cache(), StandardCopyOption.ATOMIC_MOVE);
                return true;
            }
            return false;
        } finally {
            process.kill();
            Files.deleteIfExists(draft);
        }
    }

    /** Nothing is begun any more once it is closed. */
    private synchronized @Nullable OwnedProcess begin(ProcessBuilder command, Path record) {
        running = closed ? null : OwnedProcess.start(command, record);
        return running;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Ends what is being trained: it is begun anew another time. */
    @Override
    public synchronized void close() {
        closed = true;
        if (running != null) {
            running.kill();
        }
    }
}
