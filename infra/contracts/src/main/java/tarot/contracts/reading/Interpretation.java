package tarot.contracts.reading;

import java.util.List;

/**
 * The text of a reading; travels sealed only. Plain text without markup.
 *
 * @param language IETF tag of the language it is written in
 * @param opening one short paragraph
 * @param cards one paragraph for each drawn card, in the order of the spread's positions
 * @param closing one short paragraph
 */
public record Interpretation(String language, String opening, List<CardText> cards, String closing) {

    /** What one card says in its place. */
    public record CardText(DrawnCard card, String text) {}
}
