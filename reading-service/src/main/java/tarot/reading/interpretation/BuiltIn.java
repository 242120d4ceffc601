package tarot.reading.interpretation;

import static java.util.function.Predicate.not;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.Interpretation.CardText;
import tarot.contracts.reading.Suit;
import tarot.reading.deck.CardWords;

/**
 * Composes an interpretation from the cards' own meanings and their positions, without any model. The same reading
 * always gets the same words, and two readings of one card rarely do. In English, until other bundles stand beside it.
 */
final class BuiltIn {

    /** Above it a card gets no closing sentence, or the whole would not fit into a message. */
    private static final int CARDS_IN_FULL = 6;

    private static final List<String> SUBJECTS = List.of("love", "family", "work", "money", "choice");
    private static final Pattern WORD = Pattern.compile("[^\\p{L}']+");

    private final CardWords cards = new CardWords(Locale.ENGLISH);
    private final Phrases phrases = new Phrases(Locale.ENGLISH);
    private final Danger danger = new Danger(phrases);

    /** Says where help is found, and little else, if the question sounds like danger. */
    Interpretation compose(Commission commission) {
        return soundsLikeDanger(commission) ? composeWithCare(commission) : composeFromMeanings(commission);
    }

    boolean soundsLikeDanger(Commission commission) {
        return danger.soundsIn(commission.question().text());
    }

    /** Says where help is found, whatever the question sounds like. No card's meaning follows: some would hurt. */
    Interpretation composeWithCare(Commission commission) {
        var random = randomOf(commission);
        var texts = commission.cards().stream()
                .map(card -> new CardText(card, mild(card, random)))
                .toList();
        return new Interpretation(phrases.one("language"), danger.help(), texts, phrases.any("danger.closing", random));
    }

    private Interpretation composeFromMeanings(Commission commission) {
        var random = randomOf(commission);
        var texts = commission.cards().stream()
                .map(card -> new CardText(card, paragraph(card, commission, random)))
                .toList();
        return new Interpretation(
                phrases.one("language"), opening(commission, random), texts, closing(commission, random));
    }

    private static RandomGenerator randomOf(Commission commission) {
        var id = commission.reading().value();
        return new SplittableRandom(id.getMostSignificantBits() ^ id.getLeastSignificantBits());
    }

    private String mild(DrawnCard drawn, RandomGenerator random) {
        var text = phrases.any("danger.card", random).replace("{card}", name(drawn));
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private String name(DrawnCard drawn) {
        var name = cards.name(drawn.card());
        return drawn.reversed() ? phrases.one("reversed").replace("{card}", name) : name;
    }

    private String opening(Commission commission, RandomGenerator random) {
        var drawn = commission.cards();
        var pattern =
                drawn.size() == 1 ? "single." + name(drawn.getFirst().card().suit()) : "pattern." + inCommon(drawn);
        return phrases.any("opening." + commission.spread().wireName(), random) + " " + phrases.any(pattern, random);
    }

    private String paragraph(DrawnCard drawn, Commission commission, RandomGenerator random) {
        var position = commission.spread().positions().get(drawn.position() - 1);
        var keywords = cards.keywords(drawn.card());
        var keyword = keywords.get(random.nextInt(keywords.size()));
        var form = commission.cards().size() > CARDS_IN_FULL ? "short-paragraph" : "paragraph";
        return phrases.one(form)
                .replace("{lead}", phrases.any("lead." + position, random).replace("{card}", name(drawn)))
                .replace("{meaning}", cards.meaning(drawn))
                .replace("{tail}", phrases.any("tail." + position, random).replace("{keyword}", keyword));
    }

    private String closing(Commission commission, RandomGenerator random) {
        var last = commission.cards().getLast();
        var suit = dominant(commission.cards()).orElse(last.card().suit());
        return String.join(
                " ",
                phrases.any("subject." + subject(commission.question().text()), random),
                phrases.any("step." + name(suit), random),
                phrases.any("last", random));
    }

    private static String inCommon(List<DrawnCard> drawn) {
        long reversed = drawn.stream().filter(DrawnCard::reversed).count();
        var dominant = dominant(drawn);
        if (dominant.isPresent()) {
            return name(dominant.get());
        }
        if (reversed * 2 > drawn.size()) {
            return "reversed";
        }
        return reversed == 0 ? "upright" : "mixed";
    }

    /** The suit that more than half of the cards belong to. */
    private static Optional<Suit> dominant(List<DrawnCard> drawn) {
        Map<Suit, Long> counts = drawn.stream()
                .collect(Collectors.groupingBy(
                        card -> card.card().suit(), () -> new EnumMap<>(Suit.class), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() * 2 > drawn.size())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String subject(String question) {
        var words = WORD.splitAsStream(question.toLowerCase(Locale.ROOT))
                .filter(not(String::isEmpty))
                .collect(Collectors.toSet());
        return SUBJECTS.stream()
                .filter(subject -> Set.of(
                                phrases.one("subject." + subject + ".words").split(",", -1))
                        .stream()
                        .anyMatch(words::contains))
                .findFirst()
                .orElse("none");
    }

    private static String name(Suit suit) {
        return suit.name().toLowerCase(Locale.ROOT);
    }
}
