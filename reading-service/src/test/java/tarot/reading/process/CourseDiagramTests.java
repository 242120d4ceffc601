package tarot.reading.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tarot.reading.deck.Deck;

/** Draws the course of a reading into README.md. A stale drawing fails; {@code -Dgenerate} draws it anew. */
class CourseDiagramTests {

    static final Path README = Path.of("README.md");
    static final String BEGIN = "<!-- course: drawn by CourseDiagramTests -->\n```mermaid\n";
    static final String END = "```\n<!-- end of course -->";

    @Test
    void theReadmeShowsTheCourseAsItIs() throws IOException {
        var readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        if (System.getProperty("generate") != null) {
            Files.writeString(README, readme.substring(0, from) + drawing() + readme.substring(to));
            return;
        }
        assertThat(readme.substring(from, to))
                .as("redraw it with -Dtest=CourseDiagramTests -Dgenerate")
                .isEqualTo(drawing());
    }

    static String drawing() {
        var course = new Course(new Deck(new SplittableRandom(7), 0.33));
        var arrows = new LinkedHashMap<String, String>();
        for (var stage : Story.STAGES) {
            Story.HAPPENINGS.forEach((name, happening) -> {
                var step = course.next(stage, happening);
                if (!step.next().equals(stage)) {
                    var told = step.messages().stream()
                            .map(message -> message.getClass().getSimpleName())
                            .collect(Collectors.joining(", "));
                    var arrow = "    " + name(stage) + " --> " + name(step.next());
                    arrows.merge(arrow, name + " / " + told, (one, other) -> one + "<br>" + other);
                }
            });
        }
        var drawing = new StringBuilder("stateDiagram-v2\n");
        arrows.forEach((arrow, label) ->
                drawing.append(arrow).append(" : ").append(label).append('\n'));
        return drawing.append("    Completed --> [*]\n    Refused --> [*]\n    Failed --> [*]\n")
                .toString();
    }

    static String name(Stage stage) {
        return stage instanceof Stage.New ? "[*]" : stage.getClass().getSimpleName();
    }
}
