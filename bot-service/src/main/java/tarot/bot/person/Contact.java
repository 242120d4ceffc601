package tarot.bot.person;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sender of an update, as Telegram tells of them.
 *
 * @param telegramId of the person and of their private chat, which are the same
 * @param name what to call them: one line of at most 64 characters, possibly empty
 * @param language IETF tag
 */
public record Contact(long telegramId, String name, String language) {

    private static final int NAME_MAX = 64;
    private static final int LANGUAGE_MAX = 35;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{1,8})*");
    private static final String DEFAULT_LANGUAGE = "en";

    /** Cleans what people may call themselves and takes English where the language is not known. */
    public static Contact of(long telegramId, @Nullable String name, @Nullable String language) {
        return new Contact(telegramId, name == null ? "" : clean(name), tag(language));
    }

    private static String clean(String name) {
        var clean = new StringBuilder(Math.min(name.length(), NAME_MAX));
        for (var i = 0; i < name.length(); ) {
            var character = name.codePointAt(i);
            i += Character.charCount(character);
            if (clean.length() + Character.charCount(character) > NAME_MAX) {
                break;
            }
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (isSafe(character)) {
                clean.appendCodePoint(character);
            }
        }
        return clean.toString().strip();
    }

    /** Neither control characters nor half ones nor what turns the text around it; joiners of emoji may stay. */
    private static boolean isSafe(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            case Character.FORMAT -> character == 0x200c || character == 0x200d || character >= 0xe0020;
            default -> true;
        };
    }

    private static String tag(@Nullable String language) {
        if (language == null || language.length() > LANGUAGE_MAX) {
            return DEFAULT_LANGUAGE;
        }
        var tag = language.toLowerCase(Locale.ROOT);
        return LANGUAGE.matcher(tag).matches() ? tag : DEFAULT_LANGUAGE;
    }
}
