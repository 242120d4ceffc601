package tarot.notification.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import tarot.contracts.Credits;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Spread;
import tarot.contracts.reading.Suit;

/** The texts of one language. */
final class Phrasebook {

    private static final List<String> FILES = List.of("messages", "deck");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String language;
    private final Map<String, Phrase> phrases;

    private Phrasebook(String language, Map<String, Phrase> phrases) {
        this.language = language;
        this.phrases = phrases;
    }

    static Phrasebook of(String language) {
        var phrases = new HashMap<String, Phrase>();
        for (var file : FILES) {
            texts(file, language).forEach((key, text) -> phrases.put((String) key, new Phrase((String) text)));
        }
        return new Phrasebook(language, Map.copyOf(phrases));
    }

    private static Properties texts(String file, String language) {
        var texts = new Properties();
        try (var in =
                Phrasebook.class.getResourceAsStream("/tarot/notification/" + file + "_" + language + ".properties")) {
            if (in == null) {
                throw new IllegalArgumentException("no " + file + " in language " + language);
            }
            texts.load(new InputStreamReader(in, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** Short, in UTC, such as 27 Nov 2026. */
    String day(Instant time) {
        return DAY.withLocale(Locale.forLanguageTag(language)).format(time);
    }

    /** As {@link #day}, to the minute. */
    String minute(Instant time) {
        return MINUTE.withLocale(Locale.forLanguageTag(language)).format(time);
    }

    String language() {
        return language;
    }

    Styled say(String key) {
        return say(key, Map.of());
    }

    Styled say(String key, Map<String, ?> gaps) {
        var phrase = phrases.get(key);
        if (phrase == null) {
            throw new IllegalArgumentException("no text " + key + " in language " + language);
        }
        return phrase.fill(gaps);
    }

    /** Where no markup is possible, as on a button. */
    String label(String key, Map<String, ?> gaps) {
        return say(key, gaps).text();
    }

    String credits(Credits credits) {
        return count("credits", credits.amount());
    }

    String cards(int number) {
        return count("cards", number);
    }

    String seconds(int number) {
        return count("seconds", number);
    }

    String times(int number) {
        return count("times", number);
    }

    private String count(String what, long number) {
        return label(what + (number == 1 ? ".one" : ".many"), Map.of("number", number));
    }

    String spread(Spread spread) {
        return label("spread." + spread.wireName(), Map.of());
    }

    /** Of a position by its wire name. */
    String position(String position) {
        return label("position." + position, Map.of());
    }

    String card(Card card) {
        return card.suit() == Suit.MAJORS
                ? label("card." + card.wireName(), Map.of())
                : label(
                        "card.minor",
                        Map.of(
                                "rank", say("rank." + card.number()),
                                "suit", say("suit." + card.suit().name().toLowerCase(Locale.ROOT))));
    }

    /** With a word about it lying upside down, if it does. */
    String card(DrawnCard drawn) {
        var name = card(drawn.card());
        return drawn.reversed() ? label("card.reversed", Map.of("card", name)) : name;
    }
}
