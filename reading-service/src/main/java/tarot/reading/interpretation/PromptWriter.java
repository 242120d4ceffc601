package tarot.reading.interpretation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import tarot.reading.deck.PositionWords;

/** Words what the model is told. No name goes to it, and what the person wrote cannot leave its marks. */
final class PromptWriter {

    private static final int LONG_SPREAD = 7;
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

    private final String system = resource("system.txt");
    private final PositionWords positions = new PositionWords(Locale.ENGLISH);

    /** The JSON Schema of the answer. */
    static String answerSchema() {
        return resource("answer.schema.json");
    }

    String system(Commission commission) {
        var most = commission.cards().size() < LONG_SPREAD ? "450" : "260";
        return system.replace(
                        "{language}",
                        Spoken.of(commission.question().language()).forModel())
                .replace("{most}", most);
    }

    String user(Commission commission) {
        var text = new StringBuilder();
        var names = commission.spread().positions();
        for (var position : names) {
            text.append("POSITION ").append(position).append(": ");
            text.append(positions.asks(position)).append('\n');
        }
        for (var drawn : commission.cards()) {
            text.append("CARD ").append(drawn.position());
            text.append(" | position=").append(names.get(drawn.position() - 1));
            text.append(" | card=").append(drawn.card().wireName());
            text.append(" | reversed=").append(drawn.reversed()).append('\n');
        }
        return text.append("<question>")
                .append(escaped(commission.question().text()))
                .append("</question>")
                .toString();
    }

    private static String escaped(String text) {
        var line = LINE_BREAKS.matcher(text).replaceAll(" "); // a line of it must not look like one of ours
        return line.replace('<', '‹').replace('>', '›'); // no entities: a model that quotes the question repeats them
    }

    private static String resource(String name) {
        try (var stream = PromptWriter.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
