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
import java.util.stream.Stream;
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

    /** Begins with where help is found if the question sounds like danger. */
    Interpretation compose(Commission commission) {
        return compose(commission, soundsLikeDanger(commission.question().text()));
    }

    /** Begins with where help is found, whatever the question sounds like. */
    Interpretation composeWithCare(Commission commission) {
        return compose(commission, true);
    }

    private Interpretation compose(Commission commission, boolean care) {
        var id = commission.reading().value();
        var random = new SplittableRandom(id.getMostSignificantBits() ^ id.getLeastSignificantBits());
        var texts = commission.cards().stream()
                .map(card -> new CardText(card, paragraph(card, commission, random)))
                .toList();
        var opening = opening(commission, random);
        return new Interpretation(
                phrases.one("language"),
                care ? phrases.one("danger.opening") + " " + opening : opening,
                texts,
                closing(commission, random));
    }

    /** Rather once too often: whoever is well reads over a sentence. */
    private boolean soundsLikeDanger(String question) {
        var plain = question.toLowerCase(Locale.ROOT).replace('’', '\'');
        return Stream.of(phrases.one("danger.words").split(",", -1)).anyMatch(plain::contains);
    }

    private String opening(Commission commission, RandomGenerator random) {
        var drawn = commission.cards();
        var pattern =
                drawn.size() == 1 ? "single." + name(drawn.getFirst().card().suit()) : "pattern." + inCommon(drawn);
        return phrases.any("opening." + commission.spread().wireName(), random) + " " + phrases.any(pattern, random);
    }

    private String paragraph(DrawnCard drawn, Commission commission, RandomGenerator random) {
        var position = commission.spread().positions().get(drawn.position() - 1);
        var name = cards.name(drawn.card());
        var card = drawn.reversed() ? phrases.one("reversed").replace("{card}", name) : name;
        var keywords = cards.keywords(drawn.card());
        var keyword = keywords.get(random.nextInt(keywords.size()));
        var form = commission.cards().size() > CARDS_IN_FULL ? "short-paragraph" : "paragraph";
        return phrases.one(form)
                .replace("{lead}", phrases.any("lead." + position, random).replace("{card}", card))
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
