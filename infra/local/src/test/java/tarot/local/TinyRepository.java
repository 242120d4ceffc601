package tarot.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import tarot.local.settings.Ports;

/** A repository whose services are all {@link TinyService}, packed as Spring Boot packs them. */
record TinyRepository(Path folder) {

    static TinyRepository in(Path folder) throws IOException {
        var repository = new TinyRepository(folder);
        for (var service : Ports.SERVICES) {
            repository.rebuild(service, "first-build");
        }
        pack(folder.resolve("infra/simulators"), Ports.SIMULATORS, "", Attributes.Name.MAIN_CLASS.toString(), "any");
        return repository;
    }

    /** Packs a service again, with something in it that is new. */
    void rebuild(String service, String mark) throws IOException {
        pack(folder.resolve(service), service, "BOOT-INF/classes/", "Start-Class", mark);
    }

    private static void pack(Path module, String name, String classes, String mainClass, String mark)
            throws IOException {
        var target = Files.createDirectories(module.resolve("target"));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(mainClass, TinyService.class.getName());
        try (var jar = new JarOutputStream(Files.newOutputStream(target.resolve(name + "-1-SNAPSHOT.jar")), manifest)) {
            for (var compiled : compiled()) {
                put(jar, classes + "tarot/local/" + compiled.getFileName(), Files.newInputStream(compiled));
            }
            put(jar, classes + mark, stream(mark));
            if (!classes.isEmpty()) {
                put(jar, "BOOT-INF/lib/empty.jar", emptyJar());
                put(jar, "BOOT-INF/classpath.idx", stream("- \"BOOT-INF/lib/empty.jar\"\n"));
                put(jar, "META-INF/services/java.nio.file.spi.FileSystemProvider", stream("no.such.Provider"));
            }
        }
    }

    private static List<Path> compiled() throws IOException {
        var folder = Path.of(
                TinyService.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath(),
                "tarot",
                "local");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("TinyService"))
                    .toList();
        }
    }

    private static void put(JarOutputStream jar, String name, InputStream content) throws IOException {
        try (content) {
            jar.putNextEntry(new JarEntry(name));
            content.transferTo(jar);
            jar.closeEntry();
        }
    }

    private static InputStream emptyJar() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new JarEntry("nothing"));
        }
        return new java.io.ByteArrayInputStream(bytes.toByteArray());
    }

    private static InputStream stream(String text) {
        return new java.io.ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
