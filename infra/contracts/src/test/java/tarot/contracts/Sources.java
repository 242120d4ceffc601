package tarot.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The contract's own words: what the Javadoc of a message promises. */
final class Sources {

    private Sources() {}

    /** Fails where a message has no Javadoc. */
    static String promiseOf(Class<? extends Message> type) {
        var outermost = type;
        while (outermost.getDeclaringClass() != null) {
            @SuppressWarnings("unchecked") // messages are declared in families of messages
            var declaring = (Class<? extends Message>) outermost.getDeclaringClass();
            outermost = declaring;
        }
        var source = read(Path.of("src/main/java", outermost.getName().replace('.', '/') + ".java"));
        var promise = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@JsonTypeName\\(\"[^\"]*\"\\)\\s*record " + type.getSimpleName()
                                + "\\(",
                        Pattern.DOTALL)
                .matcher(source);
        if (!promise.find()) {
            throw new AssertionError(type + " has no Javadoc that says what it means");
        }
        return promise.group(1)
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "$1")
                .replaceAll("\\s*\\*?\\s+", " ")
                .strip();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
