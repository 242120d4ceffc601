package tarot.notification.picture.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tarot.contracts.reading.Suit;

class CanvasTests {

    static Stream<Color> ownColours() {
        return Stream.concat(
                Stream.of(Colours.PAPER, Colours.INK, Colours.GOLD),
                Stream.of(Suit.values()).map(Colours::accent));
    }

    @ParameterizedTest
    @MethodSource("ownColours")
    void deckColoursReachTheFileExactly(Color colour) throws IOException {
        var canvas = new Canvas(61, 37);
        canvas.lay(Tile.draw(7, 5, 1, pen -> pen.fill(colour, Outline.box(0, 0, 7, 5))), 50, 30);

        var image = read(canvas.png());

        assertThat(image.getWidth()).isEqualTo(61);
        assertThat(image.getHeight()).isEqualTo(37);
        assertThat(new Color(image.getRGB(50, 30))).isEqualTo(colour);
        assertThat(new Color(image.getRGB(56, 34))).isEqualTo(colour);
        assertThat(new Color(image.getRGB(49, 30))).isEqualTo(Colours.GROUND);
        assertThat(new Color(image.getRGB(57, 34))).isEqualTo(Colours.GROUND);
    }

    @Test
    void oneByteAPixelIsEnough() {
        assertThat(Palette.all()).hasSizeBetween(100, 256).doesNotHaveDuplicates();
    }

    @Test
    void shadowDarkensWhatLiesBelow() throws IOException {
        var canvas = new Canvas(60, 60);
        canvas.lay(Tile.draw(60, 30, 1, pen -> pen.fill(Colours.PAPER, Outline.box(0, 0, 60, 30))), 0, 0);
        canvas.shade(Tile.draw(20, 60, 1, pen -> pen.fill(Colours.INK, Outline.box(0, 0, 20, 60))), 20, 0);

        var image = read(canvas.png());

        assertThat(brightness(image, 30, 10)).isBetween(200, brightness(image, 10, 10) - 15);
        assertThat(brightness(image, 30, 50)).isLessThan(brightness(image, 10, 50));
    }

    @Test
    void fourQuarterTurnsAndTwoHalfTurnsLeadBack() {
        var tile = Tile.draw(30, 50, 1, pen -> pen.solid(Colours.GOLD, Outline.path("M 3 4 L 25 8 L 14 44 Z")));

        assertThat(tile.turned().turned().pixels()).isEqualTo(tile.pixels());
        assertThat(tile.across().across().pixels()).isEqualTo(tile.turned().pixels());
        assertThat(tile.across().width()).isEqualTo(50);
        assertThat(tile.turned().pixels()).isNotEqualTo(tile.pixels());
    }

    @Test
    void misspeltPathsAreRefused() {
        assertThatThrownBy(() -> Outline.path("M 0 0 X 1 1")).hasMessageContaining("X");
    }

    private static int brightness(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y)).getGreen();
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
