package tarot.notification.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tarot.notification.words.Styled.Span;
import tarot.notification.words.Styled.Style;

/**
 * A text of the bundle: {@code <b>}, {@code <i>} and {@code <code>} are markup and {@code {name}} is filled in. What is filled in is
 * text, whatever it looks like; only a {@link Styled} brings markup of its own.
 */
final class Phrase {

    private static final Pattern PIECE = Pattern.compile("<(/?)(b|i|code)>|\\{([a-z]+)}");

    private sealed interface Piece {}

    private record Literal(String text) implements Piece {}

    private record Begin(Style style) implements Piece {}

    private enum End implements Piece {
        END
    }

    private record Gap(String name) implements Piece {}

    private final List<Piece> pieces = new ArrayList<>();

    Phrase(String source) {
        var matcher = PIECE.matcher(source);
        int done = 0;
        while (matcher.find()) {
            pieces.add(new Literal(source.substring(done, matcher.start())));
            pieces.add(piece(matcher.group(1), matcher.group(2), matcher.group(3)));
            done = matcher.end();
        }
        pieces.add(new Literal(source.substring(done)));
    }

    private static Piece piece(@Nullable String slash, @Nullable String tag, @Nullable String gap) {
        if (gap != null) {
            return new Gap(gap);
        }
        if ("/".equals(slash)) {
            return End.END;
        }
        return new Begin(style(String.valueOf(tag)));
    }

    private static Style style(String tag) {
        return Arrays.stream(Style.values())
                .filter(style -> style.tag.equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no markup " + tag));
    }

    Styled fill(Map<String, ?> gaps) {
        var text = new StringBuilder();
        var spans = new ArrayList<Span>();
        @Nullable Begin open = null;
        int opened = 0;
        for (var piece : pieces) {
            switch (piece) {
                case Literal literal -> text.append(literal.text);
                case Gap gap -> append(gaps.get(gap.name), gap.name, text, spans, open == null);
                case Begin begin -> {
                    open = begin;
                    opened = text.length();
                }
                case End _ -> {
                    if (open != null && opened < text.length()) {
                        spans.add(new Span(opened, text.length(), open.style));
                    }
                    open = null;
                }
            }
        }
        return new Styled(text.toString(), spans);
    }

    private static void append(
            @Nullable Object value, String gap, StringBuilder text, List<Span> spans, boolean keepsMarkup) {
        switch (value) {
            case null -> throw new IllegalArgumentException("nothing to fill in for {" + gap + "}");
            case Styled styled -> {
                int shift = text.length();
                text.append(styled.text());
                if (keepsMarkup) {
                    styled.spans()
                            .forEach(span -> spans.add(new Span(span.from() + shift, span.to() + shift, span.style())));
                }
            }
            default -> text.append(readable(value.toString()));
        }
    }

    /** What Telegram refuses or does not show is left out: control characters but line ends, halves of a pair. */
    private static String readable(String text) {
        for (int n = 0; n < text.length(); n++) {
            var unit = text.charAt(n);
            if (Character.isSurrogate(unit) || (Character.isISOControl(unit) && unit != '\n')) {
                return text.codePoints()
                        .filter(point -> point == '\n'
                                || !(Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }
}
