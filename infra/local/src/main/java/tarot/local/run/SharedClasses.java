package tarot.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32C;

/**
 * What services have in common: their libraries, first on each class path, and an archive of the classes in them, read
 * and checked ahead (class data sharing). A start with it takes a third less of the processor. The JVM uses it only
 * where the class path begins as when it was made, and runs just as well without it.
 *
 * @param jar its manifest names the libraries
 * @param archive where the archive belongs
 */
record SharedClasses(Path jar, Path archive) {

    private static final String PREFIX = "shared-";

    /** @param folder holds the folders of all services, and {@code lib} */
    static SharedClasses of(List<UnpackedService> services, Path folder) {
        var libraries = new ArrayList<>(services.getFirst().libraries());
        services.forEach(service -> libraries.retainAll(service.libraries()));
        var home = folder.resolve(PREFIX + fingerprint(libraries));
        var jar = home.resolve("shared.jar");
        try {
            if (!Files.exists(jar)) {
                Files.createDirectories(home);
                write(jar, libraries);
                UnpackedService.forgetOlder(folder, PREFIX);
            }
            return new SharedClasses(jar, home.resolve("classes.jsa"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + jar, e);
        }
    }

    boolean isArchived() {
        return Files.exists(archive);
    }

    /** Of the libraries, whose names tell their content, and of the JVM: an archive fits no other one. */
    private static String fingerprint(List<String> libraries) {
        var sum = new CRC32C();
        sum.update((libraries + System.getProperty("java.vm.version")).getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static void write(Path target, List<String> libraries) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
        var draft = Files.createTempFile(target.getParent(), "shared", ".draft");
        new JarOutputStream(Files.newOutputStream(draft), manifest).close();
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
