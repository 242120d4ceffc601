package tarot.notification.picture.deck;

import static tarot.notification.picture.drawing.Colours.accent;
import static tarot.notification.picture.drawing.Colours.tint;

import tarot.contracts.reading.Suit;
import tarot.notification.picture.drawing.Pen;

/** Ace to ten. The pen stands in the middle of a field that reaches 105 to the sides and 155 up and down. */
final class Pips {

    private Pips() {}

    static void draw(Pen pen, Suit suit, int number) {
        if (number == 1) {
            ace(pen, suit);
            return;
        }
        switch (suit) {
            case WANDS -> Wands.draw(pen, number);
            case CUPS -> Cups.draw(pen, number);
            case SWORDS -> Swords.draw(pen, number);
            case PENTACLES -> Pentacles.draw(pen, number);
            case MAJORS -> throw new IllegalArgumentException("majors have no pips");
        }
    }

    private static void ace(Pen pen, Suit suit) {
        boolean upright = suit == Suit.WANDS || suit == Suit.SWORDS;
        var sign = pen.at(0, upright ? -18 : -26);
        Motifs.rays(sign, 36, upright ? 60 : 92, 102);
        Signs.draw(sign, suit, upright ? 250 : 156);
        Motifs.cloud(pen.at(0, 126).sized(1.25), tint(accent(suit)));
    }
}
