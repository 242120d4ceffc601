package tarot.local.servers;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Server binaries, unpacked once per version from the jars that Maven chose for this machine into the user's cache. */
final class Binaries {

    private Binaries() {}

    /** The folder that holds PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
    static Path postgres() throws IOException {
        var resource = "postgres-" + system("darwin", "linux") + "-" + machine("x86_64", "arm_64") + ".txz";
        return unpacked("postgres", resource, Binaries::untar);
    }

    static Path redis() throws IOException {
        var resource = "redis-server-7.0.15-" + system("darwin", "linux") + "-" + machine("amd64", "arm64");
        return unpacked("redis", resource, (packed, folder) -> {
                    var binary = folder.resolve("redis-server");
                    Files.copy(packed, binary);
                    Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
                })
                .resolve("redis-server");
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private interface Unpacking {
        void unpack(InputStream packed, Path folder) throws IOException;
    }

    private static Path unpacked(String name, String resource, Unpacking unpacking) throws IOException {
        var url = Binaries.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new FileNotFoundException("no " + name + " for this machine: " + resource
                    + " is not on the class path; Linux and macOS on amd64 and arm64 are supported");
        }
        var connection = (JarURLConnection) url.openConnection();
        var cache = Path.of(System.getProperty("user.home"), ".cache", "tarot");
        var folder = cache.resolve(
                name + "-" + Long.toHexString(connection.getJarEntry().getCrc()));
        if (!Files.exists(folder)) {
            Files.createDirectories(cache);
            var unfinished = Files.createTempDirectory(cache, name);
            try (var packed = new BufferedInputStream(connection.getInputStream(), 1 << 16)) {
                unpacking.unpack(packed, unfinished);
            }
            moveUnlessThere(unfinished, folder);
        }
        return folder;
    }

    private static void moveUnlessThere(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder);
        } catch (FileAlreadyExistsException e) {
            deleteTree(unfinished); // another process was faster
        } catch (IOException e) {
            if (!Files.exists(folder)) {
                throw e;
            }
            deleteTree(unfinished);
        }
    }

    private static void untar(InputStream packed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(entry, tar, folder);
            }
        }
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an archive entry points outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            if ((entry.getMode() & 0b001_000_000) != 0) {
                makeExecutable(target);
            }
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        var permissions = new HashSet<>(Files.getPosixFilePermissions(file));
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        Files.setPosixFilePermissions(file, permissions);
    }

    private static String system(String mac, String linux) {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? mac : linux;
    }

    private static String machine(String amd64, String arm64) {
        return System.getProperty("os.arch").equals("aarch64") ? arm64 : amd64;
    }
}
