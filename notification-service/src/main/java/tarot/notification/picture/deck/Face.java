package tarot.notification.picture.deck;

import static tarot.notification.picture.drawing.Colours.GOLD;
import static tarot.notification.picture.drawing.Colours.INK;
import static tarot.notification.picture.drawing.Colours.PAPER;
import static tarot.notification.picture.drawing.Colours.mix;

import tarot.contracts.reading.Card;
import tarot.contracts.reading.Suit;
import tarot.notification.picture.drawing.Colours;
import tarot.notification.picture.drawing.Lettering;
import tarot.notification.picture.drawing.Outline;
import tarot.notification.picture.drawing.Pen;
import tarot.notification.picture.drawing.Pen.Weight;
import tarot.notification.picture.drawing.Tile;

/** One card's face, upright, in units of which a card is 300 wide and 480 high. */
public final class Face {

    public static final int UNITS_ACROSS = 300;
    public static final int UNITS_DOWN = 480;

    /** The room for a name between the ends of its plate. */
    public static final double NAME_WIDTH = 214;

    public static final double NAME_SIZE = 23;
    private static final double NUMERAL_HEIGHT = 17;
    private static final String[] ROMAN = {
        "0", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
        "XVII", "XVIII", "XIX", "XX", "XXI"
    };

    private Face() {}

    /** The corners outside the card's rounded edge stay unpainted. */
    public static Tile draw(Card card, int width) {
        double scale = (double) width / UNITS_ACROSS;
        return Tile.draw(width, width * UNITS_DOWN / UNITS_ACROSS, scale, pen -> draw(pen, card));
    }

    private static void draw(Pen pen, Card card) {
        frame(pen, card);
        var field = pen.at(150, 242);
        if (card.suit() == Suit.MAJORS) {
            Majors.draw(field, card.number());
        } else if (card.number() > 10) {
            Courts.draw(field, card.suit(), card.number());
        } else {
            Pips.draw(field, card.suit(), card.number());
        }
        header(pen, card);
        plate(pen, card);
    }

    private static void frame(Pen pen, Card card) {
        pen.fill(PAPER, Outline.rounded(0, 0, UNITS_ACROSS, UNITS_DOWN, 14));
        pen.fill(mix(PAPER, Colours.accent(card.suit()), 0.14), Outline.rounded(15.5, 15.5, 284.5, 464.5, 5));
        pen.fill(
                INK,
                Outline.path(
                        "M 9 17 Q 9 9 17 9 L 283 9 Q 291 9 291 17 L 291 463 Q 291 471 283 471 L 17 471 Q 9 471 9 463 Z"
                                + " M 11 17 L 11 463 Q 11 469 17 469 L 283 469 Q 289 469 289 463 L 289 17 Q 289 11 283 11 L 17 11 Q 11 11 11 17 Z"));
        pen.texture(Outline.rounded(16, 16, 284, 464, 5));
    }

    private static void header(Pen pen, Card card) {
        var accent = Colours.accent(card.suit());
        pen.inner(Outline.line(34, 62, 96, 62)).inner(Outline.line(204, 62, 266, 62));
        pen.solid(Weight.INNER, accent, Outline.path("M 104 62 C 104 42 118 25 150 25 C 182 25 196 42 196 62 Z"));
        pen.at(34, 42).fill(GOLD, Outline.star(4, 9, 3));
        pen.at(266, 42).fill(GOLD, Outline.star(4, 9, 3));
        var centre = pen.at(150, 47);
        if (card.suit() != Suit.MAJORS && card.number() > 10) {
            centre.at(0, -1).fill(PAPER, Outline.star(8, 12, 5));
        } else {
            centre.fill(PAPER, Lettering.numeral(numeral(card), NUMERAL_HEIGHT));
        }
    }

    private static void plate(Pen pen, Card card) {
        pen.solid(Weight.INNER, mix(PAPER, GOLD, 0.25), Outline.path("""
                M 34 420 L 266 420 Q 266 428 274 428 L 274 448 Q 266 448 266 456 L 34 456 Q 34 448 26 448 L 26 428
                Q 34 428 34 420 Z"""));
        pen.at(150, 438).fill(INK, Lettering.fitting(Names.of(card), NAME_SIZE, NAME_WIDTH));
    }

    private static String numeral(Card card) {
        return card.suit() == Suit.MAJORS ? ROMAN[card.number()] : Integer.toString(card.number());
    }
}
