package tarot.bot.conversation;

import tarot.contracts.bot.Refusal;

/** What somebody typed, once it was looked at. Markup, emoji and right-to-left text stay as they are. */
sealed interface WrittenText {

    record Fit(String text) implements WrittenText {}

    record Unfit(Refusal reason) implements WrittenText {}

    /** @param charactersMax the most code points that fit */
    static WrittenText read(String written, int charactersMax) {
        var text = new StringBuilder(written.length());
        var readable = false;
        for (var i = 0; i < written.length(); ) {
            var character = written.codePointAt(i);
            i += Character.charCount(character);
            if (isBroken(character)) {
                return new Unfit(Refusal.UNREADABLE_QUESTION);
            }
            if (!turnsTextAround(character)) {
                text.appendCodePoint(isSpace(character) ? ' ' : character);
                readable |= isVisible(character);
            }
        }
        var fit = text.toString().strip();
        if (fit.isEmpty()) {
            return new Unfit(Refusal.EMPTY_QUESTION);
        }
        if (!readable) {
            return new Unfit(Refusal.UNREADABLE_QUESTION);
        }
        return fit.codePointCount(0, fit.length()) > charactersMax
                ? new Unfit(Refusal.QUESTION_TOO_LONG)
                : new Fit(fit);
    }

    /** Half a character, or a control character that is no white space: no keyboard sends these. */
    private static boolean isBroken(int character) {
        return switch (Character.getType(character)) {
            case Character.SURROGATE -> true;
            case Character.CONTROL -> !isSpace(character);
            default -> false;
        };
    }

    private static boolean isSpace(int character) {
        return character == '\n' || character == '\r' || character == '\t' || character == 0x0b || character == '\f';
    }

    /** Explicit bidirectional embeddings, overrides and isolates: they could make our own words read backwards. */
    private static boolean turnsTextAround(int character) {
        return character >= 0x202a && character <= 0x202e || character >= 0x2066 && character <= 0x2069;
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.CONTROL -> false;
            default -> true;
        };
    }
}
