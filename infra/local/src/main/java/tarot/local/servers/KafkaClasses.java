package tarot.local.servers;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where Kafka's JVM finds its classes. A build keeps them in an archive, read and checked ahead (class data sharing), with which
 * Kafka starts in 60 % of the time; the JVM ignores one that does not fit, and starts just as well without it.
 *
 * @param classPath jars alone, where the build has left them: an archive fits nothing else
 * @param archive where the archive belongs; null where there can be none
 */
record KafkaClasses(String classPath, @Nullable Path archive) {

    /** Those of the build that this class is from. */
    static KafkaClasses ofThisBuild() {
        var own = Path.of(URI.create(KafkaClasses.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        var libraries = own.resolveSibling("lib");
        if (!Files.isRegularFile(own) || !Files.isDirectory(libraries)) {
            return new KafkaClasses(System.getProperty("java.class.path"), null);
        }
        try (var jars = Files.list(libraries)) {
            var path = Stream.concat(Stream.of(own), jars.sorted())
                    .map(Path::toString)
                    .collect(joining(File.pathSeparator));
            var name = "kafka-" + System.getProperty("java.vm.version") + ".jsa";
            return new KafkaClasses(path, own.resolveSibling(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + libraries, e);
        }
    }

    /** What a JVM is told so that it uses the archive; nothing where there is none. */
    List<String> flags() {
        return archive != null && Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
    }

    /**
     * Makes the archive, unless it is there and younger than the classes.
     *
     * @param home for the data of a Kafka that is started and stopped for it
     * @throws IllegalStateException if it was not possible; Kafka runs just as well
     */
    void makeArchive(Path home, int port) throws IOException {
        if (archive == null || isCurrent(archive)) {
            return;
        }
        var draft = archive.resolveSibling(archive.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        try (var kafka = new KafkaServer(home, port, classPath, List.of("-XX:ArchiveClassesAtExit=" + draft))) {
            kafka.start();
        }
        if (!Files.exists(draft)) {
            throw new IllegalStateException("the JVM made no archive of Kafka's classes");
        }
        Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isCurrent(Path made) throws IOException {
        if (!Files.exists(made)) {
            return false;
        }
        var since = Files.getLastModifiedTime(made);
        for (var jar : classPath.split(File.pathSeparator)) {
            if (Files.getLastModifiedTime(Path.of(jar)).compareTo(since) > 0) {
                return false;
            }
        }
        return true;
    }
}
