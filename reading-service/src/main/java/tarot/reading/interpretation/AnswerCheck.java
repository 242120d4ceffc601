package tarot.reading.interpretation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.Interpretation.CardText;
import tarot.reading.interpretation.Verdict.Fit;
import tarot.reading.interpretation.Verdict.Unfit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a model's answer and believes none of it: each drawn card has its text, in its place, and no other card
 * has one, the lengths fit into a message, and it is plain text in the script of the question or of the person's language.
 * Whoever seems to be in danger reads first where help is found, whether the model thought of it or not.
 */
final class AnswerCheck {

    static final int FRAME_MAX = 600;
    static final int CARD_MIN = 40;
    static final int CARD_MAX = 900;
    static final int TOTAL_MAX = 3500;

    /** Six times what fits, as JSON may write each character as six; and some for its form. */
    private static final int ANSWER_MAX = 24_000;

    private static final String FENCE = "```";
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]{0,200}>");

    private final JsonMapper json;
    private final Danger danger = new Danger(new Phrases(Locale.ENGLISH));

    AnswerCheck(JsonMapper json) {
        this.json = json;
    }

    private record Answer(
            @Nullable String opening,
            @Nullable List<@Nullable AnswerCard> cards,
            @Nullable String closing) {}

    private record AnswerCard(
            @Nullable Integer position,
            @Nullable String card,
            @Nullable String text) {

        boolean isOf(DrawnCard drawn) {
            return Integer.valueOf(drawn.position()).equals(position)
                    && drawn.card().wireName().equals(card);
        }
    }

    Verdict check(@Nullable String text, Commission commission) {
        var answer = read(text);
        if (answer == null || answer.cards() == null) {
            return new Unfit("it was no JSON object of the required form");
        }
        var spoken = Spoken.of(commission.question().language());
        var opening = plain(answer.opening());
        var closing = plain(answer.closing());
        if (opening.isEmpty() || opening.length() > FRAME_MAX || closing.isEmpty() || closing.length() > FRAME_MAX) {
            return new Unfit("opening or closing was missing or too long");
        }
        var cards = inOrder(answer.cards(), commission.cards());
        if (cards == null) {
            return new Unfit("the cards were not exactly those of the CARD lines, each once and in its position");
        }
        if (cards.stream()
                .anyMatch(card -> card.text().length() < CARD_MIN || card.text().length() > CARD_MAX)) {
            return new Unfit("the text of a card was too short or too long");
        }
        var texts = cards.stream().map(CardText::text).toList();
        var whole = opening + " " + String.join(" ", texts) + " " + closing;
        var told = danger.soundsIn(commission.question().text()) ? danger.helpBefore(opening) : opening;
        if (whole.length() - opening.length() + told.length() > TOTAL_MAX) {
            return new Unfit("it was too long as a whole");
        }
        var inLanguage = spoken.looksLike(whole)
                || Spoken.looksAlike(whole, commission.question().text());
        if ((whole.indexOf('<') >= 0 && TAG.matcher(whole).find()) || !inLanguage) {
            return new Unfit("it was not plain text in the required language");
        }
        return new Fit(new Interpretation(spoken.tag(), told, cards, closing));
    }

    private @Nullable Answer read(@Nullable String text) {
        if (text == null || text.length() > ANSWER_MAX) {
            return null;
        }
        try {
            return json.readValue(unfenced(text.strip()), Answer.class);
        } catch (JacksonException _) {
            return null; // its message would repeat what the person was told
        }
    }

    private static String unfenced(String text) {
        var inside = text.startsWith(FENCE) ? text.substring(FENCE.length()) : text;
        inside = inside.startsWith("json") ? inside.substring("json".length()) : inside;
        return inside.endsWith(FENCE) ? inside.substring(0, inside.length() - FENCE.length()) : inside;
    }

    /** Null unless they are exactly the drawn ones. */
    private static @Nullable List<CardText> inOrder(List<@Nullable AnswerCard> answered, List<DrawnCard> drawn) {
        if (answered.size() != drawn.size()) {
            return null;
        }
        var texts = new ArrayList<CardText>();
        for (var card : drawn) {
            var text = answered.stream()
                    .filter(answer -> answer != null && answer.isOf(card))
                    .map(answer -> plain(answer == null ? null : answer.text()))
                    .findFirst();
            if (text.isEmpty()) {
                return null; // as many as were drawn: so another one is double or invented
            }
            texts.add(new CardText(card, text.get()));
        }
        return texts;
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : PlainText.of(text);
    }
}
