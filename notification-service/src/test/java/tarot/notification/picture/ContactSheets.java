package tarot.notification.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Spread;
import tarot.contracts.reading.Suit;
import tarot.notification.picture.deck.Face;
import tarot.notification.picture.drawing.Canvas;

/** Draws the whole deck and all spreads into files, to be looked at by people. The argument is the folder. */
final class ContactSheets {

    private static final int GAP = 12;

    private ContactSheets() {}

    static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments.length == 0 ? "target/contact-sheets" : arguments[0]));
        Files.write(folder.resolve("deck-120.png"), sheet(List.of(Card.values()), 120, 13));
        for (var suit : Suit.values()) {
            var cards = EnumSet.allOf(Card.class).stream()
                    .filter(card -> card.suit() == suit)
                    .toList();
            Files.write(folder.resolve(suit.name().toLowerCase(Locale.ROOT) + "-300.png"), sheet(cards, 300, 6));
        }
        var pictures = new Pictures();
        for (var spread : Spread.values()) {
            Files.write(
                    folder.resolve("spread-" + spread.wireName() + ".png"), pictures.spread(spread, someCards(spread)));
        }
    }

    /** As many as the spread has positions, every third one reversed. */
    static List<DrawnCard> someCards(Spread spread) {
        return IntStream.rangeClosed(1, spread.positions().size())
                .mapToObj(position -> new DrawnCard(
                        position, Card.values()[(7 + 17 * position) % Card.values().length], position % 3 == 0))
                .toList();
    }

    private static byte[] sheet(List<Card> cards, int width, int columns) {
        int rows = (cards.size() + columns - 1) / columns;
        int height = width * Face.UNITS_DOWN / Face.UNITS_ACROSS;
        var canvas = new Canvas(columns * (width + GAP) + GAP, rows * (height + GAP) + GAP);
        for (int rank = 0; rank < cards.size(); rank++) {
            int left = GAP + rank % columns * (width + GAP);
            int top = GAP + rank / columns * (height + GAP);
            canvas.lay(Face.draw(cards.get(rank), width), left, top);
        }
        return canvas.png();
    }
}
