package tarot.simulators.model;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import tarot.simulators.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** Writes a reading. The same prompt brings the same words; another question or other cards bring others. */
final class Interpretation {

    private static final Pattern QUESTION = Pattern.compile("<question>(.*?)</question>", Pattern.DOTALL);
    private static final int QUESTION_MAX = 90;

    private static final List<String> OPENINGS = List.of(
            "You ask: “%s” The cards do not hurry, and neither should the answer.",
            "“%s” – a good question to sit with, and the cards take it at its word.",
            "Let us look at “%s” together, one card at a time.",
            "You bring “%s” to the table, and what was drawn has something to say about it.");
    private static final List<String> PLACES = List.of(
            "In the place of %s lies %s: %s.",
            "%2$s falls on %1$s and speaks of %3$s.",
            "For %s you drew %s, the card of %s.",
            "%2$s, standing for %1$s, points to %3$s.");
    private static final List<String> UPRIGHT = List.of(
            "Upright, it says that this is already at work, whether or not you have noticed.",
            "It stands upright: lean on it, it will bear your weight.",
            "As it faces you, the strength in it is yours to use this week.",
            "Nothing blocks it, so a small step is enough to set it moving.");
    private static final List<String> REVERSED = List.of(
            "Reversed, it warns of %s, and asks you to look at that first.",
            "It came reversed, which hints at %s; name it, and half of it is gone.",
            "Turned on its head, it shows %s, though not for good.",
            "Because it is reversed, mind %s before you go on.");
    private static final List<String> ADVICE = List.of(
            "About “%s”, that means: begin with what you can touch today.",
            "Held against “%s”, it suggests asking somebody you trust what they see.",
            "So for “%s” the honest answer is slower, and better, than the quick one.",
            "Seen this way, “%s” is less about when, and more about how.",
            "It turns “%s” around: what would you do if you already knew?");
    private static final List<String> CLOSINGS = List.of(
            "Taken together, the cards leave the choice with you, and lend you some courage for it.",
            "What they share is this: go gently, and go.",
            "Keep the picture that stayed with you longest; it is the one that was meant.",
            "None of this is fixed. It is a map, and you are the one who walks.");

    private final String question;
    private final List<DrawnCard> cards;
    private final Random random;

    Interpretation(String prompt) {
        this.question = QUESTION.matcher(prompt)
                .results()
                .map(found -> shortened(found.group(1)))
                .findFirst()
                .orElse("what lies ahead");
        this.cards = DrawnCard.in(prompt);
        this.random = new Random(prompt.hashCode());
    }

    /** In the shape that the system asks for: {@code opening}, {@code cards} and {@code closing}. */
    ObjectNode json() {
        var reading = Json.object().put("opening", pick(OPENINGS).formatted(question));
        var array = reading.putArray("cards");
        for (var card : cards) {
            array.addObject()
                    .put("position", card.number())
                    .put("card", card.card())
                    .put("text", text(card));
        }
        return reading.put("closing", pick(CLOSINGS));
    }

    String prose() {
        var prose = new StringBuilder(pick(OPENINGS).formatted(question));
        cards.forEach(card -> prose.append("\n\n").append(text(card)));
        return prose.append("\n\n").append(pick(CLOSINGS)).toString();
    }

    private String text(DrawnCard card) {
        var sense = CardSense.of(card.card());
        var place = card.position().replace('-', ' ').replace('_', ' ');
        var state = card.reversed() ? pick(REVERSED).formatted(sense.shadow()) : pick(UPRIGHT);
        return pick(PLACES).formatted(place.isBlank() ? "this question" : place, sense.name(), sense.theme()) + " "
                + state + " " + pick(ADVICE).formatted(question);
    }

    private String pick(List<String> sentences) {
        return sentences.get(random.nextInt(sentences.size()));
    }

    private static String shortened(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return "what lies ahead";
        }
        int end = Math.min(line.length(), QUESTION_MAX);
        boolean splits = end < line.length() && Character.isHighSurrogate(line.charAt(end - 1));
        return end == line.length()
                ? line
                : line.substring(0, splits ? end - 1 : end).strip() + "…";
    }
}
