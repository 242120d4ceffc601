package tarot.notification.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Spread;

class PicturesTests {

    private static final int LARGEST_SIDE = 1280;
    private static final int LARGEST_FILE = 300_000;

    private final Pictures pictures = new Pictures();

    @ParameterizedTest
    @EnumSource
    void picturesAreAsLargeAsTheirLayoutAndSmallToSend(Spread spread) throws IOException {
        var layout = Layout.of(spread);

        var png = pictures.spread(spread, ContactSheets.someCards(spread));

        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(layout.width()).isLessThanOrEqualTo(LARGEST_SIDE);
        assertThat(image.getHeight()).isEqualTo(layout.height()).isLessThanOrEqualTo(LARGEST_SIDE);
        assertThat(png).hasSizeLessThan(LARGEST_FILE);
    }

    @Test
    void theRichestCardsStillMakeASmallFile() {
        var sizes = Arrays.stream(Card.values()).collect(Collectors.toMap(card -> card, this::sizeAlone));
        var richest = sizes.entrySet().stream()
                .sorted(Map.Entry.<Card, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        var cards = IntStream.rangeClosed(1, 6)
                .mapToObj(position -> new DrawnCard(position, richest.get(position), false))
                .toList();

        assertThat(pictures.spread(Spread.RELATIONSHIP, cards)).hasSizeLessThan(LARGEST_FILE);
    }

    @ParameterizedTest
    @EnumSource
    void everyPositionHasItsPlaceInsideThePictureAndBesideTheOthers(Spread spread) {
        var layout = Layout.of(spread);
        assertThat(layout.places()).hasSameSizeAs(spread.positions());
        var taken = new ArrayList<Rectangle>();
        for (var place : layout.places()) {
            var room = room(layout, place);
            assertThat(new Rectangle(16, 16, layout.width() - 32, layout.height() - 32).contains(room))
                    .as("%s in %s", room, spread)
                    .isTrue();
            if (!place.across()) {
                assertThat(taken).noneMatch(room::intersects);
                taken.add(room);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void reversedCardIsTheUprightOneTurned(Card card) throws IOException {
        var upright = insideTheFrame(card, false);
        var reversed = insideTheFrame(card, true);

        assertThat(upright).isNotEqualTo(reversed);
        assertThat(reversed).isEqualTo(backwards(upright));
    }

    @Test
    void theSameCardsGiveTheSameBytesFromAnyThread() throws Exception {
        var fresh = new Pictures();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var drawn = new ArrayList<Future<byte[]>>();
            for (int time = 0; time < 8; time++) {
                drawn.add(threads.submit(
                        () -> fresh.spread(Spread.CELTIC_CROSS, ContactSheets.someCards(Spread.CELTIC_CROSS))));
            }
            var expected = pictures.spread(Spread.CELTIC_CROSS, ContactSheets.someCards(Spread.CELTIC_CROSS));
            for (var picture : drawn) {
                assertThat(picture.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void callersNameThePositions() {
        var cards = ContactSheets.someCards(Spread.THREE_CARDS);

        var english = pictures.spread(Spread.THREE_CARDS, cards);
        var russian = pictures.spread(Spread.THREE_CARDS, cards, position -> "Прошлое " + position);
        var endless = pictures.spread(Spread.THREE_CARDS, cards, position -> position.repeat(40));

        assertThat(Stream.of(english, russian, endless).map(Arrays::hashCode)).doesNotHaveDuplicates();
    }

    @Test
    void aPictureCostsFewMilliseconds() {
        for (int warmUp = 0; warmUp < 10; warmUp++) {
            pictures.spread(Spread.CELTIC_CROSS, ContactSheets.someCards(Spread.CELTIC_CROSS));
        }
        long start = System.nanoTime();
        for (int time = 0; time < 20; time++) {
            pictures.spread(Spread.CELTIC_CROSS, ContactSheets.someCards(Spread.CELTIC_CROSS));
        }
        // about 8 ms on one of two shared cores; ten times that is a mistake and not a busy machine
        assertThat(Duration.ofNanos((System.nanoTime() - start) / 20)).isLessThan(Duration.ofMillis(100));
    }

    private int sizeAlone(Card card) {
        return pictures.spread(Spread.ONE_CARD, List.of(new DrawnCard(1, card, false))).length;
    }

    /** Without the card's rounded corners, behind which the shadow shows. */
    private int[] insideTheFrame(Card card, boolean reversed) throws IOException {
        var png = pictures.spread(Spread.ONE_CARD, List.of(new DrawnCard(1, card, reversed)));
        var layout = Layout.of(Spread.ONE_CARD);
        var place = layout.places().getFirst();
        int width = layout.cardWidth() - 20;
        int height = layout.cardHeight() - 20;
        return ImageIO.read(new ByteArrayInputStream(png))
                .getRGB(place.x() - width / 2, place.y() - height / 2, width, height, null, 0, width);
    }

    private static int[] backwards(int[] pixels) {
        return IntStream.rangeClosed(1, pixels.length)
                .map(back -> pixels[pixels.length - back])
                .toArray();
    }

    /** A card with its caption. */
    private static Rectangle room(Layout layout, Place place) {
        int width = place.across() ? layout.cardHeight() : layout.cardWidth();
        int height = place.across() ? layout.cardWidth() : layout.cardHeight();
        int below = place.across() ? 0 : 2 * layout.captionStep() + layout.captionSize() / 2;
        return new Rectangle(place.x() - width / 2, place.y() - height / 2, width, height + below);
    }
}
