package tarot.notification.picture.deck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tarot.contracts.reading.Card;
import tarot.notification.picture.drawing.Lettering;
import tarot.notification.picture.drawing.Tile;

/** At one pixel a unit, so that coordinates here are the ones in the drawings. */
class FaceTests {

    private static final int WIDTH = Face.UNITS_ACROSS;
    private static final int FIELD_TOP = 67;
    private static final int FIELD_BOTTOM = 415;

    @ParameterizedTest
    @EnumSource
    void nothingTouchesFrameHeaderOrPlate(Card card) {
        var face = Face.draw(card, WIDTH);
        byte background = at(face, 20, 240);
        for (int y = FIELD_TOP; y < FIELD_BOTTOM; y++) {
            for (int x : new int[] {18, 19, 20, 21, 22, 277, 278, 279, 280, 281}) {
                assertThat(at(face, x, y)).as("%s at %d, %d", card, x, y).isEqualTo(background);
            }
        }
        for (int x = 20; x < 280; x++) {
            for (int y : new int[] {67, 70, 411, 414}) {
                assertThat(at(face, x, y)).as("%s at %d, %d", card, x, y).isEqualTo(background);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nameFitsItsPlateWithoutShrinking(Card card) {
        var name = Lettering.centred(Names.of(card), Face.NAME_SIZE).getBounds2D();

        assertThat(name.getWidth()).isBetween(40.0, Face.NAME_WIDTH);
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheRoundedCornersAreLeftOut(Card card) {
        var face = Face.draw(card, WIDTH);

        assertThat(at(face, 0, 0)).isEqualTo(at(face, WIDTH - 1, 479)).isZero();
        for (int y = 14; y < 466; y++) {
            for (int x = 1; x < WIDTH - 1; x++) {
                assertThat(at(face, x, y)).as("%s at %d, %d", card, x, y).isNotZero();
            }
        }
    }

    @Test
    void noTwoCardsCouldBeMistakenWithoutTheirNumbersAndNames() {
        var seen = new HashMap<ByteBuffer, Card>();
        for (var card : Card.values()) {
            var face = Face.draw(card, WIDTH);
            var field = ByteBuffer.wrap(face.pixels(), FIELD_TOP * WIDTH, (FIELD_BOTTOM - FIELD_TOP) * WIDTH);

            assertThat(seen.put(field, card)).as("looks like %s", card).isNull();
        }
    }

    @Test
    void suitsDifferByShapeAndNotOnlyByColour() {
        var aces = List.of(Card.ACE_OF_WANDS, Card.ACE_OF_CUPS, Card.ACE_OF_SWORDS, Card.ACE_OF_PENTACLES);
        for (var one : aces) {
            for (var other : aces) {
                if (one != other) {
                    var difference = silhouette(one);
                    difference.xor(silhouette(other));
                    assertThat(difference.cardinality())
                            .as("%s and %s", one, other)
                            .isGreaterThan(2_000);
                }
            }
        }
    }

    private static BitSet silhouette(Card card) {
        var face = Face.draw(card, WIDTH);
        byte background = at(face, 20, 240);
        var painted = new BitSet();
        for (int pixel = FIELD_TOP * WIDTH; pixel < FIELD_BOTTOM * WIDTH; pixel++) {
            painted.set(pixel, face.pixels()[pixel] != background);
        }
        return painted;
    }

    private static byte at(Tile tile, int x, int y) {
        return tile.pixels()[y * tile.width() + x];
    }
}
