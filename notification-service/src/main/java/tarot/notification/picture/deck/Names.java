package tarot.notification.picture.deck;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tarot.contracts.reading.Card;

/** The deck is printed in English, as decks are: its names follow from the wire names. */
public final class Names {

    private static final Set<String> SMALL = Set.of("of", "and", "the");

    private Names() {}

    public static String of(Card card) {
        return title(card.wireName());
    }

    /** {@code hopes-and-fears} becomes {@code Hopes and Fears}. */
    public static String title(String wireName) {
        var words = Arrays.stream(wireName.split("-", -1))
                .map(word -> SMALL.contains(word) ? word : capital(word))
                .collect(Collectors.joining(" "));
        return capital(words);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
