package tarot.notification.words;

import java.text.BreakIterator;
import java.util.Locale;
import tarot.notification.words.Styled.Span;

/** Where a text that is too long for one message is best cut: between paragraphs, sentences, words, or characters. */
final class Cuts {

    /** A part of less than this share of what is allowed is not worth a better place to cut. */
    private static final int WORTHWHILE = 4;

    private Cuts() {}

    /** The end of the part that begins at {@code from}: never inside what a reader sees as one character. */
    static int next(Styled styled, int from, int limit) {
        var text = styled.text();
        if (text.length() - from <= limit) {
            return text.length();
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int earliest = from + limit / WORTHWHILE;
        int latest = from + limit;
        for (var cut : new int[] {
            paragraph(text, latest),
            last(BreakIterator.getSentenceInstance(Locale.ROOT), text, latest),
            last(BreakIterator.getLineInstance(Locale.ROOT), text, latest)
        }) {
            if (cut >= earliest && characters.isBoundary(cut) && !isInsideSpan(styled, cut)) {
                return cut;
            }
        }
        int cut = last(characters, text, latest);
        // one character longer than a whole message exists only on purpose: its code points then
        return cut > from ? cut : from + codePoints(text, from, limit);
    }

    private static int paragraph(String text, int latest) {
        int gap = text.lastIndexOf("\n\n", latest - 2);
        return gap < 0 ? -1 : gap + 2;
    }

    private static int last(BreakIterator places, String text, int latest) {
        places.setText(text);
        return places.isBoundary(latest) ? latest : places.preceding(latest);
    }

    private static int codePoints(String text, int from, int limit) {
        var splitsPair = limit > 1 && text.offsetByCodePoints(from + limit - 1, 1) > from + limit;
        return splitsPair ? limit - 1 : limit;
    }

    private static boolean isInsideSpan(Styled styled, int cut) {
        for (Span span : styled.spans()) {
            if (span.from() < cut && cut < span.to()) {
                return true;
            }
        }
        return false;
    }
}
