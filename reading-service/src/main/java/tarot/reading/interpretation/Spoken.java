package tarot.reading.interpretation;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The language of an answer, and whether a text looks like it: by its script, which no dictionary is needed for.
 *
 * @param forModel as the model is told, such as {@code Portuguese (Brazil), language tag pt-BR}
 */
record Spoken(Locale locale, String tag, String forModel) {

    private static final Set<Character.UnicodeScript> LATIN = EnumSet.of(Character.UnicodeScript.LATIN);
    private static final Set<String> LATIN_LANGUAGES = Set.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "id", "vi", "cs", "sk", "sl", "hr", "bs", "ro", "hu",
            "fi", "sv", "da", "no", "nb", "nn", "et", "lv", "lt", "ca", "eu", "gl", "ms", "tl", "sq", "az", "sw", "af");
    private static final Set<Character.UnicodeScript> CYRILLIC = EnumSet.of(Character.UnicodeScript.CYRILLIC);
    private static final Set<Character.UnicodeScript> ARABIC = EnumSet.of(Character.UnicodeScript.ARABIC);
    private static final Set<Character.UnicodeScript> DEVANAGARI = EnumSet.of(Character.UnicodeScript.DEVANAGARI);

    private static final Map<String, Set<Character.UnicodeScript>> SCRIPTS = Map.ofEntries(
            Map.entry("ru", CYRILLIC),
            Map.entry("uk", CYRILLIC),
            Map.entry("be", CYRILLIC),
            Map.entry("bg", CYRILLIC),
            Map.entry("mk", CYRILLIC),
            Map.entry("kk", CYRILLIC),
            Map.entry("ky", CYRILLIC),
            Map.entry("ar", ARABIC),
            Map.entry("fa", ARABIC),
            Map.entry("ur", ARABIC),
            Map.entry("he", EnumSet.of(Character.UnicodeScript.HEBREW)),
            Map.entry("el", EnumSet.of(Character.UnicodeScript.GREEK)),
            Map.entry("hi", DEVANAGARI),
            Map.entry("mr", DEVANAGARI),
            Map.entry("ne", DEVANAGARI),
            Map.entry("th", EnumSet.of(Character.UnicodeScript.THAI)),
            Map.entry("ka", EnumSet.of(Character.UnicodeScript.GEORGIAN)),
            Map.entry("hy", EnumSet.of(Character.UnicodeScript.ARMENIAN)),
            Map.entry("ko", EnumSet.of(Character.UnicodeScript.HANGUL)),
            Map.entry("zh", EnumSet.of(Character.UnicodeScript.HAN)),
            Map.entry(
                    "ja",
                    EnumSet.of(
                            Character.UnicodeScript.HAN,
                            Character.UnicodeScript.HIRAGANA,
                            Character.UnicodeScript.KATAKANA)),
            // written in either
            Map.entry("sr", EnumSet.of(Character.UnicodeScript.CYRILLIC, Character.UnicodeScript.LATIN)),
            Map.entry("uz", EnumSet.of(Character.UnicodeScript.CYRILLIC, Character.UnicodeScript.LATIN)));

    /** In tenths of all letters. */
    private static final int MOST = 6;

    private static final int MUCH = 2; // Japanese mixes three scripts

    private static final int REMEMBERED_MAX = 200;
    private static final Map<String, Spoken> REMEMBERED = new ConcurrentHashMap<>();

    /** English where the tag says nothing. Whatever it holds, only letters, digits and hyphens come out of it. */
    static Spoken of(String tag) {
        var known = REMEMBERED.get(tag);
        if (known != null) {
            return known;
        }
        var asked = Locale.forLanguageTag(tag);
        var locale = asked.getLanguage().isEmpty() ? Locale.ENGLISH : asked;
        var name = locale.getDisplayName(Locale.ENGLISH) + ", language tag " + locale.toLanguageTag();
        var spoken = new Spoken(locale, locale.toLanguageTag(), name);
        if (REMEMBERED.size() < REMEMBERED_MAX) { // there are fewer languages, but anybody may send any tag
            REMEMBERED.put(tag, spoken);
        }
        return spoken;
    }

    /** True where most letters are of the language's script; letters of any will do where that is not known here. */
    boolean looksLike(String text) {
        var language = locale.getLanguage();
        if (LATIN_LANGUAGES.contains(language)) {
            return looksLike(text, LATIN, MOST);
        }
        var scripts = SCRIPTS.get(language);
        return scripts == null ? text.codePoints().anyMatch(Character::isLetter) : looksLike(text, scripts, MOST);
    }

    /** True where most letters of a text are of scripts in which the other one is written. */
    static boolean looksAlike(String text, String other) {
        var scripts = EnumSet.noneOf(Character.UnicodeScript.class);
        other.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .filter(script -> looksLike(other, EnumSet.of(script), MUCH))
                .forEach(scripts::add);
        return looksLike(text, scripts, MOST);
    }

    private static boolean looksLike(String text, Set<Character.UnicodeScript> scripts, int tenths) {
        int letters = 0;
        int fitting = 0;
        int point;
        for (int n = 0; n < text.length(); n += Character.charCount(point)) {
            point = text.codePointAt(n);
            if (Character.isLetter(point)) {
                letters++;
                fitting += scripts.contains(Character.UnicodeScript.of(point)) ? 1 : 0;
            }
        }
        return letters > 0 && fitting * 10 >= letters * tenths;
    }
}
