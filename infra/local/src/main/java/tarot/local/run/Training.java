package tarot.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes a service's cache of loaded and linked classes by starting it once, up to the point where it would serve. Later
 * starts take about a third less of the processor. Without it the service runs just as well.
 */
final class Training {

    private static final int MINUTES = 3;

    private Training() {}

    /** Does nothing where there is a cache already. Returns whether there is one in the end. */
    static boolean run(Jvm jvm, UnpackedService service, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        if (Files.exists(service.cache())) {
            return true;
        }
        var draft = service.cache().resolveSibling("classes.draft");
        var command = new ArrayList<>(List.of("nice", "-n", "15"));
        command.addAll(jvm.train(service, draft));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            if (process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0 && Files.exists(draft)) {
                Files.move(draft, service.cache(), StandardCopyOption.ATOMIC_MOVE);
                return true;
            }
            return false;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.deleteIfExists(draft);
        }
    }
}
