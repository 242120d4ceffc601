package tarot.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The contract's own words: what the Javadoc of a message promises. */
final class Sources {

    private static final String JAVADOC = "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*";

    private Sources() {}

    /** Fails where a message has no Javadoc. */
    static String promiseOf(Class<? extends Message> type) {
        var promise = Pattern.compile(
                        JAVADOC + "@JsonTypeName\\(\"[^\"]*\"\\)\\s*record " + type.getSimpleName() + "\\(",
                        Pattern.DOTALL)
                .matcher(sourceOf(type));
        if (!promise.find()) {
            throw new AssertionError(type + " has no Javadoc that says what it means");
        }
        return plain(promise.group(1));
    }

    /** What those constants of an enum mean that have a Javadoc, by their names in the code. */
    static Map<String, String> meaningsOf(Class<?> type) {
        var body = bodyOf(type);
        var meanings = new LinkedHashMap<String, String>();
        for (var constant : type.getEnumConstants()) {
            var name = ((Enum<?>) constant).name();
            var meaning = Pattern.compile(
                            JAVADOC + "(?:@JsonProperty\\(\"[^\"]*\"\\)\\s*)?" + name + "\\b", Pattern.DOTALL)
                    .matcher(body);
            if (meaning.find()) {
                meanings.put(name, plain(meaning.group(1)));
            }
        }
        return meanings;
    }

    /** Enums of the same name may stand in several records of a file. */
    private static String bodyOf(Class<?> type) {
        var source = sourceOf(type);
        var declaring = type.getDeclaringClass();
        var from = declaring != null && declaring.isRecord()
                ? source.indexOf("record " + declaring.getSimpleName() + "(")
                : 0;
        var body = Pattern.compile(
                        "^( *)(?:public )?enum " + type.getSimpleName() + " \\{\\n(.*?)^\\1\\}",
                        Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(source.substring(from));
        if (!body.find()) {
            throw new AssertionError(type + " is not found in its source");
        }
        return body.group(2);
    }

    private static String sourceOf(Class<?> type) {
        var outermost = type;
        while (outermost.getDeclaringClass() != null) {
            outermost = outermost.getDeclaringClass();
        }
        return read(Path.of("src/main/java", outermost.getName().replace('.', '/') + ".java"));
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@(?:code|link) ([^}]*)}", "$1")
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
