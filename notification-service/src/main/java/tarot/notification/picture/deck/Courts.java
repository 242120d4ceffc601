package tarot.notification.picture.deck;

import static tarot.notification.picture.drawing.Colours.GOLD;
import static tarot.notification.picture.drawing.Colours.INK;
import static tarot.notification.picture.drawing.Colours.PAPER;
import static tarot.notification.picture.drawing.Colours.accent;
import static tarot.notification.picture.drawing.Colours.tint;

import java.awt.Color;
import tarot.contracts.reading.Suit;
import tarot.notification.picture.drawing.Outline;
import tarot.notification.picture.drawing.Pen;
import tarot.notification.picture.drawing.Pen.Weight;

/** Page, knight, queen and king: the suit's sign with what the rank carries, rides or wears. */
final class Courts {

    private Courts() {}

    static void draw(Pen pen, Suit suit, int number) {
        var pale = tint(accent(suit));
        switch (number) {
            case 11 -> page(pen, suit, pale);
            case 12 -> knight(pen, suit, pale);
            case 13 -> queen(pen, suit, pale);
            case 14 -> king(pen, suit, pale);
            default -> throw new IllegalArgumentException("no such rank");
        }
    }

    private static void sign(Pen pen, Suit suit) {
        Signs.draw(pen, suit, slender(suit) ? 190 : 124);
    }

    private static boolean slender(Suit suit) {
        return suit == Suit.WANDS || suit == Suit.SWORDS;
    }

    private static void page(Pen pen, Suit suit, Color pale) {
        feather(pen.at(64, -66).turned(24), pale);
        sign(pen.at(-44, -58), suit);
        var letter = pen.at(0, 102);
        letter.solid(PAPER, Outline.box(-78, -46, 78, 46));
        letter.inner(Outline.path("M -78 -46 L 0 14 L 78 -46")).inner(Outline.path("M -78 46 L -22 -2"));
        letter.inner(Outline.path("M 78 46 L 22 -2"));
        letter.solid(GOLD, Outline.circle(0, 12, 17)).inner(Outline.circle(0, 12, 10));
    }

    private static void feather(Pen pen, Color pale) {
        pen.solid(pale, Outline.path("M 0 60 Q -34 10 -12 -50 Q -4 -70 8 -82 Q 36 -30 0 60 Z"));
        pen.inner(Outline.path("M 0 96 Q 0 20 6 -66"));
        for (int barb = 0; barb < 5; barb++) {
            double y = 34.0 - 20 * barb;
            pen.texture(Outline.path("M 1 %1$s L -12 %2$s M 2 %1$s L 15 %2$s".formatted(y, y - 14)));
        }
    }

    private static void knight(Pen pen, Suit suit, Color pale) {
        sign(pen.at(24, -62).turned(18), suit);
        for (int streak = 0; streak < 4; streak++) {
            double y = 38.0 * streak - 116;
            pen.line(streak % 2 == 0 ? Weight.CONTOUR : Weight.INNER, INK, Outline.line(-104, y, -64 + 6 * streak, y));
        }
        var stirrup = pen.at(0, 100);
        stirrup.solid(GOLD, Outline.path("M -52 46 Q -52 -38 0 -38 Q 52 -38 52 46 Z"));
        stirrup.solid(PAPER, Outline.path("M -36 30 Q -38 -22 0 -22 Q 38 -22 36 30 Z"));
        stirrup.solid(pale, Outline.rounded(-60, 30, 60, 48, 6));
        stirrup.solid(pale, Outline.rounded(-11, -56, 11, -30, 4));
    }

    private static void queen(Pen pen, Suit suit, Color pale) {
        pen.solid(
                pale,
                Outline.path("M -44 -92 C -100 -60 -104 60 -96 146 Q -60 132 -48 146 C -56 60 -50 -20 -30 -84 Z"));
        pen.sized(-1, 1)
                .solid(
                        pale,
                        Outline.path(
                                "M -44 -92 C -100 -60 -104 60 -96 146 Q -60 132 -48 146 C -56 60 -50 -20 -30 -84 Z"));
        pen.bothSides(side -> side.texture(Outline.path("M 56 -72 C 84 -20 86 60 80 134"))
                .texture(Outline.path("M 48 -72 C 70 -20 70 60 64 132")));
        Motifs.crown(pen.at(0, -96), GOLD);
        Motifs.moon(pen.at(0, 98).turned(-90), 46);
        Signs.draw(pen.at(0, slender(suit) ? 18 : 26), suit, slender(suit) ? 176 : 106);
    }

    private static void king(Pen pen, Suit suit, Color pale) {
        Motifs.sun(pen.at(0, 28), 64, 20);
        pen.solid(pale, Outline.circle(0, 28, 68));
        Motifs.crown(pen.at(0, -112).sized(1.25, 1.05), GOLD);
        pen.at(0, -112)
                .bothSides(side -> side.solid(Weight.INNER, accent(suit), Outline.circle(26, 12, 5)))
                .solid(Weight.INNER, accent(suit), Outline.circle(0, 6, 6));
        Signs.draw(pen.at(0, 28), suit, slender(suit) ? 190 : 100);
    }
}
