package tarot.simulators.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A few words of sense for a card, known by its name alone. */
record CardSense(String name, String theme, String shadow) {

    private static final Map<String, String[]> MAJORS = Map.ofEntries(
            sense("the-fool", "a leap taken with a light bag", "a step made without looking"),
            sense("the-magician", "having every tool already on the table", "talent spent on show"),
            sense("the-high-priestess", "what you know before you can say it", "an inner voice talked over"),
            sense("the-empress", "growth that wants patience and warmth", "care that has begun to smother"),
            sense("the-emperor", "order, and a border that holds", "rules that outlived their reason"),
            sense("the-hierophant", "a tradition worth learning from", "doing it so because it was always so"),
            sense("the-lovers", "a choice made with the whole heart", "wanting two roads at once"),
            sense("the-chariot", "holding opposite forces to one course", "speed that is mistaken for direction"),
            sense("strength", "gentleness that does not give way", "patience worn thin"),
            sense("the-hermit", "a lamp carried into quiet places", "solitude that has become hiding"),
            sense("wheel-of-fortune", "a turn that nobody ordered", "waiting for luck to do the work"),
            sense("justice", "weighing things by their true weight", "an account that is still open"),
            sense("the-hanged-man", "seeing the whole from another side", "a pause that has lasted too long"),
            sense("death", "an ending that clears the ground", "holding a door that wants to close"),
            sense("temperance", "mixing slowly until it is right", "too much of one good thing"),
            sense("the-devil", "a habit that pretends to be a need", "a chain already looser than it seems"),
            sense("the-tower", "the sudden fall of what was not true", "a repair put off again and again"),
            sense("the-star", "hope that renews itself at night", "a light that you have stopped looking for"),
            sense("the-moon", "walking on while the path is unclear", "a fear dressed up as a fact"),
            sense("the-sun", "plain, shared, daylight joy", "warmth that you keep for later"),
            sense("judgement", "a call that you recognise at once", "an old verdict on yourself"),
            sense("the-world", "a circle that closes well", "one last piece left undone"));
    private static final Map<String, String> SUITS = Map.of(
            "wands", "drive and daring",
            "cups", "feeling and friendship",
            "swords", "thought and honest words",
            "pentacles", "work, body and means",
            "coins", "work, body and means");
    private static final Map<String, String> RANKS = Map.ofEntries(
            Map.entry("ace", "a first spark of"),
            Map.entry("two", "a balance to find in"),
            Map.entry("three", "company that helps with"),
            Map.entry("four", "a pause that protects"),
            Map.entry("five", "a strain on"),
            Map.entry("six", "a kinder passage for"),
            Map.entry("seven", "a test of"),
            Map.entry("eight", "steady practice in"),
            Map.entry("nine", "nearly enough of"),
            Map.entry("ten", "the full measure of"),
            Map.entry("page", "a curious beginner's view of"),
            Map.entry("knight", "a restless ride after"),
            Map.entry("queen", "a calm mastery of"),
            Map.entry("king", "a settled command of"));

    static CardSense of(String card) {
        var slug = card.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        var major = MAJORS.get(slug);
        if (major != null) {
            return new CardSense(title(slug), major[0], major[1]);
        }
        var parts = slug.split("-of-", 2);
        var suit = parts.length == 2 ? SUITS.getOrDefault(parts[1], "what matters to you") : "what matters to you";
        var rank = RANKS.getOrDefault(parts[0], "a sign about");
        return new CardSense(title(slug), rank + " " + suit, "a lack of ease with " + suit);
    }

    private static String title(String slug) {
        return Arrays.stream(slug.split("-", -1))
                .filter(word -> !word.isEmpty())
                .map(word ->
                        word.equals("of") ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    private static Map.Entry<String, String[]> sense(String card, String theme, String shadow) {
        return Map.entry(card, new String[] {theme, shadow});
    }
}
