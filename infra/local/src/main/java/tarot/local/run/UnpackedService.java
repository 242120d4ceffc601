package tarot.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32C;
import tarot.local.servers.ServerHome;

/**
 * An executable Boot jar laid out so that it starts in half the time: its own classes in one jar, its libraries beside
 * it, shared by all services. The folder is named for the content, so that a rebuilt jar gets a new one.
 *
 * @param jar the service's own classes; its manifest names the libraries
 * @param mainClass what to start
 * @param libraries as the manifest names them; each name tells the content
 */
record UnpackedService(Path jar, String mainClass, List<String> libraries) {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final int KEPT = 2;
    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** @param folder holds the folders of all services, and {@code lib} */
    static UnpackedService of(Path bootJar, Path folder) {
        if (!Files.exists(bootJar)) {
            throw new IllegalStateException("there is no " + bootJar + ": build it with 'mvn -DskipTests package'");
        }
        try (var boot = new JarFile(bootJar.toFile())) {
            var manifest = requireNonNull(boot.getManifest(), "manifest").getMainAttributes();
            var main = manifest.getValue("Start-Class");
            if (main == null) {
                throw new IllegalStateException(bootJar + " is no executable Spring Boot jar");
            }
            var home = folder.resolve(bootJar.getFileName().toString().replace(".jar", "") + "-" + fingerprint(boot));
            var jar = home.resolve("service.jar");
            var entries = libraryEntries(boot);
            var libraries =
                    entries.stream().map(entry -> "../lib/" + fileName(entry)).toList();
            if (!Files.exists(jar)) {
                Files.createDirectories(home);
                unpackLibraries(boot, entries, Files.createDirectories(folder.resolve("lib")));
                writeClasses(boot, jar, libraries);
                forgetOlder(folder, bootJar.getFileName().toString().replace(".jar", "") + "-");
            }
            return new UnpackedService(jar, main, libraries);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + bootJar, e);
        }
    }

    /** One build before this may still be running; those before that are of no use any more. */
    static void forgetOlder(Path folder, String prefix) throws IOException {
        try (var folders = Files.list(folder)) {
            folders.filter(other -> other.getFileName().toString().startsWith(prefix))
                    .sorted(Comparator.comparing((Path other) -> other.toFile().lastModified())
                            .reversed())
                    .skip(KEPT)
                    .forEach(ServerHome::wipe);
        }
    }

    /** Of the names and checksums of all entries: reads only the jar's table of contents. */
    private static String fingerprint(JarFile boot) {
        var sum = new CRC32C();
        boot.stream()
                .map(entry -> entry.getName() + entry.getCrc() + "\n")
                .sorted()
                .forEach(line -> sum.update(line.getBytes(UTF_8)));
        return Long.toHexString(sum.getValue());
    }

    private static List<JarEntry> libraryEntries(JarFile boot) throws IOException {
        var order = requireNonNull(boot.getEntry("BOOT-INF/classpath.idx"), "BOOT-INF/classpath.idx");
        return new String(boot.getInputStream(order).readAllBytes(), UTF_8)
                .lines()
                .map(line -> line.substring(line.indexOf(LIBRARIES), line.lastIndexOf('"')))
                .map(name -> requireNonNull(boot.getJarEntry(name), name))
                .toList();
    }

    /** With its checksum, as our own modules change without changing their names. */
    private static String fileName(JarEntry library) {
        return Long.toHexString(library.getCrc()) + "-" + library.getName().substring(LIBRARIES.length());
    }

    private static void unpackLibraries(JarFile boot, List<JarEntry> entries, Path folder) throws IOException {
        for (var entry : entries) {
            placeOnce(boot, entry, folder.resolve(fileName(entry)));
        }
    }

    /** Another service may be unpacking the same library right now. */
    private static void placeOnce(JarFile boot, JarEntry entry, Path target) throws IOException {
        if (!Files.exists(target)) {
            var draft = Files.createTempFile(target.getParent(), "lib", ".draft");
            try (var content = boot.getInputStream(entry)) {
                Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
            }
            if (Files.exists(target)) {
                Files.delete(draft);
            } else {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static void writeClasses(JarFile boot, Path target, List<String> libraries) throws IOException {
        var manifest = new Manifest(boot.getManifest());
        var attributes = manifest.getMainAttributes();
        attributes.putValue(Attributes.Name.CLASS_PATH.toString(), String.join(" ", libraries));
        var draft = target.resolveSibling("service.draft");
        var written = new HashSet<String>();
        try (var jar = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)), manifest)) {
            for (var entry : boot.stream().filter(UnpackedService::isOwn).toList()) {
                var name = entry.getName().startsWith(CLASSES)
                        ? entry.getName().substring(CLASSES.length())
                        : entry.getName();
                if (written.add(name)) {
                    jar.putNextEntry(new JarEntry(name));
                    boot.getInputStream(entry).transferTo(jar);
                    jar.closeEntry();
                }
            }
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isOwn(JarEntry entry) {
        var name = entry.getName();
        return name.startsWith(CLASSES) && !name.equals(CLASSES)
                || name.startsWith("META-INF/")
                        && !name.equals("META-INF/MANIFEST.MF")
                        && !name.startsWith("META-INF/services/")
                        && !name.equals("META-INF/");
    }
}
