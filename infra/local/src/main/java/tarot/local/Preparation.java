package tarot.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tarot.local.run.Launchers;
import tarot.local.servers.ServerHome;
import tarot.local.settings.Ports;

/**
 * Makes what lets services start quicker, where it is missing: unpacked jars, and the archive of the classes that they
 * share. For that the plainest of them runs once, on servers of its own.
 */
final class Preparation {

    private Preparation() {}

    /** @throws IllegalStateException if it was not possible; services run just as well */
    static void of(Path repository, Consumer<String> told) throws IOException {
        var home = Files.createTempDirectory("tarot");
        try {
            var settings = SystemSettings.forTests(repository, home);
            var launchers = settings.launchers();
            launchers.prepareAll();
            if (!launchers.isArchived()) {
                told.accept("Archiving the classes that services share, so that they start quicker …");
                launchers.archive(loadedClasses(settings, launchers), home);
            }
        } finally {
            ServerHome.wipe(home);
        }
    }

    private static Path loadedClasses(SystemSettings settings, Launchers launchers) {
        var classes = settings.home().resolve("classes.txt");
        try (var system = TarotSystem.of(settings)) {
            system.startServers(_ -> {});
            var plainest = system.service(Ports.CREDIT, () -> launchers.recording(Ports.CREDIT, classes));
            plainest.rotateLog();
            plainest.start();
            try {
                plainest.awaitHealthy();
            } finally {
                plainest.stop();
            }
        }
        return classes;
    }
}
