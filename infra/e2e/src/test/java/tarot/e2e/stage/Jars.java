package tarot.e2e.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tarot.local.settings.Ports;

/** The jars that are to be run: journeys through what was built last week would prove nothing. */
final class Jars {

    private static final String CLASSES = "BOOT-INF/classes/";

    private Jars() {}

    /** @throws IllegalStateException with a sentence for each jar that is missing or older than its sources */
    static void check(Path repository) {
        var complaints = Stream.concat(Ports.SERVICES.stream(), Stream.of("infra/" + Ports.SIMULATORS))
                .flatMap(module -> complaint(repository, module).stream())
                .toList();
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(String.join("\n", complaints));
        }
    }

    private static Optional<String> complaint(Path repository, String module) {
        var folder = repository.resolve(module);
        var jar = folder.resolve("target").resolve(folder.getFileName() + "-1-SNAPSHOT.jar");
        var remedy = ": run 'mvn -pl " + module + " package -DskipTests', or 'mvn verify' for everything";
        try {
            if (!Files.exists(jar)) {
                return Optional.of(module + " has no jar" + remedy);
            }
            var changed = newerThanClasses(folder);
            if (changed == null) {
                changed = differingFromJar(folder.resolve("target/classes"), jar);
            }
            return Optional.ofNullable(changed)
                    .map(file -> "the jar of " + module + " is stale, " + file.getFileName() + " has changed" + remedy
                            + " (-Dstale=allowed runs it all the same)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path newerThanClasses(Path module) throws IOException {
        var sources = files(module.resolve("src/main/java"));
        var compiled = files(module.resolve("target/classes")).stream()
                .map(Jars::modified)
                .max(FileTime::compareTo)
                .orElse(FileTime.fromMillis(0));
        return sources.stream()
                .filter(source -> modified(source).compareTo(compiled) > 0)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Path differingFromJar(Path classes, Path jar) throws IOException {
        try (var packed = new JarFile(jar.toFile())) {
            var prefix = packed.getEntry(CLASSES) == null ? "" : CLASSES;
            for (var file : files(classes)) {
                var name = classes.relativize(file).toString();
                var entry = packed.getEntry(prefix + name);
                if (!name.startsWith("META-INF/") && (entry == null || entry.getCrc() != checksum(file))) {
                    return file;
                }
            }
            return null;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long checksum(Path file) throws IOException {
        var sum = new CRC32();
        sum.update(Files.readAllBytes(file));
        return sum.getValue();
    }
}
