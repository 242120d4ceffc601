package tarot.bot.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Notices where somebody seems to be in danger. Rather once too often: the same can be asked in other words. */
final class Danger {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final List<String> WORDS = words();

    private Danger() {}

    /** Whether it holds one of the words, in any case, with accents or without. */
    static boolean isToldIn(String text) {
        var plain = plain(text);
        return WORDS.stream().anyMatch(plain::contains);
    }

    private static String plain(String text) {
        var bare = ACCENTS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        // keyboards set another apostrophe, and Turkish has an i without a dot
        return SPACES.matcher(bare.replace('\u2019', '\'').replace('\u0131', 'i'))
                .replaceAll(" ");
    }

    private static List<String> words() {
        try (var file = Objects.requireNonNull(Danger.class.getResourceAsStream("danger.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> plain(line.strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
