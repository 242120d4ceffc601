package tarot.notification.picture.drawing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The deck's one typeface: Alegreya SC, bundled, so that no machine's own fonts show. Letters are shapes like all else. */
public final class Lettering {

    private static final String FILE = "AlegreyaSC-Medium.ttf";
    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);

    private Lettering() {}

    /** The text's outline, its middle at the origin and its capitals centred on it. */
    public static Shape centred(String text, double size) {
        var outline = outline(text, size);
        var bounds = outline.getBounds2D();
        double capital = outline("H", size).getBounds2D().getHeight();
        return AffineTransform.getTranslateInstance(-bounds.getCenterX(), capital / 2)
                .createTransformedShape(outline);
    }

    /** As {@link #centred}, but as much smaller as it takes to fit. */
    public static Shape fitting(String text, double size, double width) {
        var shape = centred(text, size);
        double actual = shape.getBounds2D().getWidth();
        return actual <= width ? shape : centred(text, size * width / actual);
    }

    /** For numerals: the font's figures differ in height, here each is as high as the others and no wider than it was. */
    public static Shape numeral(String text, double height) {
        var outline = outline(text, 100);
        var bounds = outline.getBounds2D();
        double capital = outline("H", 100).getBounds2D().getHeight();
        var place = AffineTransform.getScaleInstance(1.1 * height / capital, height / bounds.getHeight());
        place.translate(-bounds.getCenterX(), -bounds.getCenterY());
        return place.createTransformedShape(outline);
    }

    private static Shape outline(String text, double size) {
        return Typeface.FONT
                .deriveFont((float) size)
                .createGlyphVector(PLAIN, text)
                .getOutline();
    }

    /** Loaded with the first letter that is drawn: a machine that cannot load fonts must still start. */
    private static final class Typeface {
        static final Font FONT = load();

        private static Font load() {
            try (var file = Lettering.class.getResourceAsStream(FILE)) {
                if (file == null) {
                    throw new FileNotFoundException(FILE);
                }
                return Font.createFont(Font.TRUETYPE_FONT, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (FontFormatException e) {
                throw new IllegalStateException("the bundled font cannot be read", e);
            }
        }
    }
}
