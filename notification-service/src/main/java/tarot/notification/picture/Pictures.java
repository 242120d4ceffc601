package tarot.notification.picture;

import java.util.List;
import org.springframework.stereotype.Component;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Spread;
import tarot.notification.picture.deck.Names;
import tarot.notification.picture.drawing.Canvas;
import tarot.notification.picture.drawing.Colours;

/**
 * Pictures of spreads as PNG files of at most 1280 pixels a side and 300 KB. The same cards give the same bytes.
 * Safe for use by many threads at once. Fails with a {@link RuntimeException} or an {@link Error} on a machine that
 * cannot draw letters; nothing fails before the first picture.
 */
@Component
public class Pictures {

    private static final int SHADOW_RIGHT = 6;
    private static final int SHADOW_DOWN = 8;

    private final Faces faces = new Faces();
    private final Captions captions = new Captions();

    /** With the positions' plain English names. */
    public byte[] spread(Spread spread, List<DrawnCard> cards) {
        return spread(spread, cards, Names::title);
    }

    /** Draws the cards where they lie; positions that no card takes stay empty. */
    public byte[] spread(Spread spread, List<DrawnCard> cards, PositionNames names) {
        var layout = Layout.of(spread);
        var canvas = new Canvas(layout.width(), layout.height());
        canvas.border(Colours.BORDER);
        for (var card : cards) {
            lay(canvas, layout, card);
        }
        captions.write(canvas, spread, cards, names);
        return canvas.png();
    }

    private void lay(Canvas canvas, Layout layout, DrawnCard card) {
        var place = layout.places().get(card.position() - 1);
        var upright = faces.face(card.card(), layout.cardWidth());
        var turned = card.reversed() ? upright.turned() : upright;
        var tile = place.across() ? turned.across() : turned;
        int left = place.x() - tile.width() / 2;
        int top = place.y() - tile.height() / 2;
        canvas.shade(tile, left + SHADOW_RIGHT, top + SHADOW_DOWN);
        canvas.lay(tile, left, top);
    }
}
