package tarot.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A state diagram in README.md. A stale one fails; {@code -Dgenerate} draws it anew. */
public final class Drawing {

    private static final Path README = Path.of("README.md");

    private final String name;
    private final Map<String, String> arrows = new LinkedHashMap<>();

    public Drawing(String name) {
        this.name = name;
    }

    /** Several reasons to go the same way share an arrow. */
    public void arrow(Object from, Object to, String label) {
        arrows.merge("    " + from + " --> " + to, label, (one, other) -> one + "<br>" + other);
    }

    public void isInTheReadme() throws IOException {
        var begin = "<!-- " + name + ": drawn by a test -->\n```mermaid\n";
        var end = "```\n<!-- end of " + name + " -->";
        var readme = Files.readString(README);
        int from = readme.indexOf(begin) + begin.length();
        int to = readme.indexOf(end);
        assertThat(to).as("place for the drawing of %s", name).isGreaterThanOrEqualTo(from);
        if (System.getProperty("generate") != null) {
            Files.writeString(README, readme.substring(0, from) + mermaid() + readme.substring(to));
            return;
        }
        assertThat(readme.substring(from, to))
                .as("redraw it with -Dtest='*DiagramTests' -Dgenerate")
                .isEqualTo(mermaid());
    }

    private String mermaid() {
        var drawing = new StringBuilder("stateDiagram-v2\n");
        arrows.forEach((arrow, label) ->
                drawing.append(arrow).append(" : ").append(label).append('\n'));
        return drawing.toString();
    }
}
