package tarot.simulators.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tarot.simulators.http.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * What outlives the process: a line of JSON for each state of each thing, of which the last one counts. A thing is known
 * by its {@code kind} and {@code id}. A line that a dying process could not finish is no line.
 */
public final class Journal {

    private final @Nullable Path file;

    /** @param file null keeps nothing */
    public Journal(@Nullable Path file) {
        this.file = file;
    }

    /** The last state of each thing, in the order in which they first came. Also makes the file short again. */
    public synchronized List<ObjectNode> read() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            var things = new LinkedHashMap<String, ObjectNode>();
            for (var line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                if (parsed(line) instanceof ObjectNode thing) {
                    things.put(
                            thing.path("kind").asString("")
                                    + ' '
                                    + thing.path("id").asString(""),
                            thing);
                }
            }
            var draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.writeString(draft, things.values().stream().map(Journal::line).collect(Collectors.joining()));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return List.copyOf(things.values());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** @param thing has a {@code kind} and an {@code id} */
    public synchronized void write(ObjectNode thing) {
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, line(thing), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String line(ObjectNode thing) {
        return new String(Json.bytes(thing), StandardCharsets.US_ASCII) + "\n";
    }

    private static @Nullable Object parsed(String line) {
        try {
            return Json.parse(line);
        } catch (JacksonException _) {
            return null;
        }
    }
}
