package tarot.reading.interpretation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The built-in interpreter's phrases in one language, alternatives ({@code key.1}, {@code key.2}) side by side. */
final class Phrases {

    private static final Pattern NUMBER = Pattern.compile("\\.\\d+$");

    private final Map<String, List<String>> alternatives;

    Phrases(Locale language) {
        var bundle = ResourceBundle.getBundle(
                "tarot.reading.interpretation.phrases",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.alternatives = bundle.keySet().stream()
                .sorted()
                .collect(groupingBy(key -> NUMBER.matcher(key).replaceFirst(""), mapping(bundle::getString, toList())));
    }

    /** Throws {@link IllegalStateException} for a key without a phrase. */
    String one(String key) {
        return of(key).getFirst();
    }

    /** One of the alternatives. */
    String any(String key, RandomGenerator random) {
        var phrases = of(key);
        return phrases.get(random.nextInt(phrases.size()));
    }

    private List<String> of(String key) {
        var phrases = alternatives.get(key);
        if (phrases == null) {
            throw new IllegalStateException("no phrase for " + key);
        }
        return phrases;
    }
}
