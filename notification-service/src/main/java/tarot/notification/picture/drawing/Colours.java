package tarot.notification.picture.drawing;

import java.awt.Color;
import java.util.List;
import tarot.contracts.reading.Suit;

/** The deck's colours. Every other colour in a picture is a mixture of two of these. */
public final class Colours {

    public static final Color PAPER = new Color(0xF6EFE0);
    public static final Color INK = new Color(0x1D1633);
    public static final Color GOLD = new Color(0xC79A3B);

    /** What the cards lie on; no card uses it, so that it can stand for "nothing here" while a card is drawn. */
    public static final Color GROUND = new Color(0x241C40);

    /** What a card's shadow makes of the ground. */
    public static final Color SHADE = new Color(0x130E25);

    /** The line around a picture. */
    public static final Color BORDER = mix(INK, GOLD, 0.5);

    public static final List<Color> ACCENTS = List.of(
            new Color(0x6A4C93), new Color(0xC4532D), new Color(0x2B7A86), new Color(0x5B6C8F), new Color(0x6B7D3A));

    private Colours() {}

    public static Color accent(Suit suit) {
        return ACCENTS.get(suit.ordinal());
    }

    /** The accent's pale companion for large areas. */
    public static Color tint(Color accent) {
        return mix(accent, PAPER, 0.55);
    }

    /** Share 0 gives the first colour, 1 the second. */
    public static Color mix(Color first, Color second, double share) {
        return new Color(
                between(first.getRed(), second.getRed(), share),
                between(first.getGreen(), second.getGreen(), share),
                between(first.getBlue(), second.getBlue(), share));
    }

    private static int between(int first, int second, double share) {
        return (int) Math.round(first + (second - first) * share);
    }
}
