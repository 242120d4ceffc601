package tarot.notification.picture;

import java.awt.Color;
import java.awt.Shape;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Spread;
import tarot.notification.picture.drawing.Canvas;
import tarot.notification.picture.drawing.Colours;
import tarot.notification.picture.drawing.Lettering;
import tarot.notification.picture.drawing.Tile;

/** Writes each position's number below its card, and its name under that. */
final class Captions {

    private record Line(String text, Color colour, int size, int width) {}

    /** Positions in a handful of languages; a caller that makes up names must not fill the memory. */
    private static final int LINES_KEPT = 500;

    private static final Color NAME = Colours.PAPER;
    private static final Color NUMBER = Colours.GOLD;

    private final Map<Line, Tile> tiles = new ConcurrentHashMap<>();

    void write(Canvas canvas, Spread spread, List<DrawnCard> cards, PositionNames names) {
        var layout = Layout.of(spread);
        for (var card : cards) {
            var number = Integer.toString(card.position());
            var name = names.of(spread.positions().get(card.position() - 1));
            var place = layout.places().get(card.position() - 1);
            int first = place.y() + layout.cardHeight() / 2 + layout.captionStep();
            int second = first + layout.captionStep();
            if (spread.positions().size() == 1) {
                write(canvas, layout, name, NAME, place.x(), (first + second) / 2);
            } else if (layout.shared(place)) {
                // a card and the one laid across it: a line for each
                write(canvas, layout, number + "  " + name, NAME, place.x(), place.across() ? second : first);
            } else {
                write(canvas, layout, number, NUMBER, place.x(), first);
                write(canvas, layout, name, NAME, place.x(), second);
            }
        }
    }

    private void write(Canvas canvas, Layout layout, String text, Color colour, int x, int y) {
        var line = new Line(text, colour, layout.captionSize(), layout.captionWidth());
        var known = tiles.get(line);
        var tile = known == null ? draw(line) : known;
        if (known == null && tiles.size() < LINES_KEPT) {
            tiles.put(line, tile);
        }
        canvas.lay(tile, x - tile.width() / 2, y - tile.height() / 2);
    }

    private static Tile draw(Line line) {
        Shape letters = Lettering.fitting(line.text(), line.size(), line.width() - 4.0);
        int width = (int) Math.ceil(letters.getBounds2D().getWidth()) + 4;
        int height = 2 * line.size();
        return Tile.draw(
                width, height, 1, pen -> pen.at(width / 2.0, height / 2.0).fill(line.colour(), letters));
    }
}
