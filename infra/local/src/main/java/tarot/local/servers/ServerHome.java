package tarot.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tarot.local.process.OwnedProcess;
import tarot.local.process.ProcessRecord;

/** Homes for servers that live no longer than this JVM. */
public final class ServerHome {

    private static final String OWNER = "owner.pid";
    private static final Duration LEFTOVERS_END_WITHIN = Duration.ofSeconds(5);

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

    /** What runs in a home, by name, as far as it is on record there. */
    public static Map<String, ProcessHandle> running(Path home) {
        var running = new TreeMap<String, ProcessHandle>();
        records(home)
                .forEach((name, record) ->
                        ProcessRecord.running(record).ifPresent(process -> running.put(name, process)));
        return running;
    }

    /** Ends whatever runs in a home, and tells the names of what there was. */
    public static Set<String> endAll(Path home) {
        var ended = running(home).keySet();
        // all at once: none of them waits for another that is already gone
        records(home).values().parallelStream()
                .forEach(record -> OwnedProcess.endLeftover(record, LEFTOVERS_END_WITHIN));
        return ended;
    }

    /** Deletes a home with all that is in it. */
    public static void wipe(Path home) {
        try {
            Binaries.deleteTree(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + home, e);
        }
    }

    private static Map<String, Path> records(Path home) {
        var folder = home.resolve("run");
        var records = new TreeMap<String, Path>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "*.pid")) {
                files.forEach(file -> records.put(file.getFileName().toString().replace(".pid", ""), file));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + folder, e);
            }
        }
        return records;
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
