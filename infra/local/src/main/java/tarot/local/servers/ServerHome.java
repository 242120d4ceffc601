package tarot.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tarot.local.process.OwnedProcess;
import tarot.local.process.ProcessRecord;

/** Homes for servers that live no longer than this JVM. */
public final class ServerHome {

    private static final String OWNER = "owner.pid";

    private ServerHome() {}

    /**
     * An empty home that belongs to this JVM. Homes of JVMs that have ended are wiped, and the servers which they left
     * running, because they were killed, are ended.
     */
    public static Path forThisProcess() {
        var homes = Path.of(System.getProperty("java.io.tmpdir"), "tarot-servers-" + System.getProperty("user.name"));
        try {
            Files.createDirectories(homes);
            sweep(homes);
            var home = Files.createTempDirectory(homes, "home");
            ProcessRecord.write(home.resolve(OWNER), ProcessHandle.current());
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a home for servers in " + homes, e);
        }
    }

    /** Ends whatever runs in a home, as far as it is on record there. */
    public static void endAll(Path home) {
        var records = home.resolve("run");
        if (!Files.isDirectory(records)) {
            return;
        }
        try (var files = Files.newDirectoryStream(records, "*.pid")) {
            files.forEach(record -> OwnedProcess.endLeftover(record, Duration.ofSeconds(5)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + records, e);
        }
    }

    /** Deletes a home with all that is in it. */
    public static void wipe(Path home) {
        try {
            Binaries.deleteTree(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + home, e);
        }
    }

    private static void sweep(Path homes) throws IOException {
        try (var all = Files.newDirectoryStream(homes)) {
            for (var home : all) {
                var owner = home.resolve(OWNER);
                if (Files.exists(owner) && ProcessRecord.running(owner).isEmpty()) {
                    endAll(home);
                    wipe(home);
                }
            }
        }
    }
}
