package tarot.notification.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with bold and italic stretches, and such as are to be copied. What people wrote is only ever text in here, never markup, and lengths are
 * counted as Telegram counts them: in UTF-16 units after the markup is taken off.
 *
 * @param spans in order, none overlapping another
 */
public record Styled(String text, List<Span> spans) {

    /** A stretch of one style; {@code to} is exclusive. */
    record Span(int from, int to, Style style) {}

    enum Style {
        BOLD("b"),
        ITALIC("i"),
        CODE("code");

        final String tag;

        Style(String tag) {
            this.tag = tag;
        }
    }

    public Styled {
        spans = List.copyOf(spans);
    }

    static Styled plain(String text) {
        return new Styled(text, List.of());
    }

    static Styled joined(String between, Styled... pieces) {
        return joined(between, List.of(pieces));
    }

    static Styled joined(String between, List<Styled> pieces) {
        var text = new StringBuilder();
        var spans = new ArrayList<Span>();
        for (var piece : pieces) {
            if (!text.isEmpty()) {
                text.append(between);
            }
            int shift = text.length();
            text.append(piece.text());
            for (var span : piece.spans()) {
                spans.add(new Span(span.from() + shift, span.to() + shift, span.style()));
            }
        }
        return new Styled(text.toString(), spans);
    }

    /** As Telegram's HTML. */
    public String html() {
        var html = new StringBuilder(text.length() + 32);
        int done = 0;
        for (var span : spans) {
            escape(html, done, span.from);
            html.append('<').append(span.style.tag).append('>');
            escape(html, span.from, span.to);
            html.append("</").append(span.style.tag).append('>');
            done = span.to;
        }
        escape(html, done, text.length());
        return html.toString();
    }

    /** Cuts into parts of at most so many units that add up to this text; see {@link Cuts}. */
    List<Styled> parts(int firstMax, int othersMax) {
        var parts = new ArrayList<Styled>();
        int from = 0;
        while (from < text.length() || parts.isEmpty()) {
            int to = Cuts.next(this, from, parts.isEmpty() ? firstMax : othersMax);
            parts.add(between(from, to));
            from = to;
        }
        return parts;
    }

    private Styled between(int from, int to) {
        var inside = new ArrayList<Span>();
        for (var span : spans) {
            int start = Math.max(span.from, from);
            int end = Math.min(span.to, to);
            if (start < end) {
                inside.add(new Span(start - from, end - from, span.style));
            }
        }
        return new Styled(text.substring(from, to), inside);
    }

    private void escape(StringBuilder html, int from, int to) {
        for (int n = from; n < to; n++) {
            var unit = text.charAt(n);
            switch (unit) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                default -> html.append(unit);
            }
        }
    }
}
