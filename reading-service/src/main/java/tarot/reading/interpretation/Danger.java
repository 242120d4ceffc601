package tarot.reading.interpretation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether somebody seems to be in danger, and what they read first then. Rather once too often than once too seldom. */
final class Danger {

    private static final Pattern MARKS = Pattern.compile("[\\p{M}'’‘`´]");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String help;
    private final List<String> words;
    private final List<String> harmless;
    private final List<String> helps;

    Danger(Phrases phrases) {
        this.help = phrases.one("danger.opening");
        var who = List.of(phrases.one("danger.who").split(",", -1));
        this.words = Stream.of(phrases.one("danger.words").split(",", -1))
                .flatMap(word -> word.contains("{who}")
                        ? who.stream().map(person -> word.replace("{who}", person))
                        : Stream.of(word))
                .map(Danger::sought)
                .toList();
        this.harmless = all(phrases, "danger.harmless");
        this.helps = all(phrases, "danger.helps");
    }

    boolean soundsIn(String question) {
        var text = " " + plain(question) + " ";
        for (var phrase : harmless) {
            text = text.replace(phrase, " ");
        }
        return words.stream().anyMatch(text::contains);
    }

    /** Where help is found. */
    String help() {
        return help;
    }

    /** The opening with the help before it, or the help alone where both are longer than an opening may be. */
    String helpBefore(String opening) {
        var plain = " " + plain(opening) + " ";
        if (helps.stream().anyMatch(plain::contains)) {
            return opening;
        }
        var both = help + " " + opening;
        return both.length() > AnswerCheck.FRAME_MAX ? help : both;
    }

    private static List<String> all(Phrases phrases, String key) {
        return Stream.of(phrases.one(key).split(",", -1)).map(Danger::sought).toList();
    }

    /** Whole words, unless an asterisk says that the first may begin or the last may end otherwise. */
    private static String sought(String word) {
        return (word.startsWith("*") ? "" : " ") + plain(word) + (word.endsWith("*") ? "" : " ");
    }

    /** In small letters, without accents, apostrophes and punctuation. */
    private static String plain(String text) {
        var small = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var bare =
                MARKS.matcher(Normalizer.normalize(small, Normalizer.Form.NFD)).replaceAll("");
        return NO_LETTERS.matcher(bare).replaceAll(" ").strip();
    }
}
