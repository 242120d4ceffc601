package tarot.notification.picture;

import static tarot.notification.picture.Place.upright;

import java.util.List;
import java.util.stream.Stream;
import tarot.contracts.reading.Spread;
import tarot.notification.picture.deck.Face;

/**
 * How a spread lies on the table, in pixels.
 *
 * @param cardWidth a card is 5 : 8
 * @param captionWidth the room for what is written under a card
 * @param places one for each of the spread's positions, in their order
 */
record Layout(int width, int height, int cardWidth, int captionWidth, List<Place> places) {

    private static final int LEFT = 210;
    private static final int MIDDLE = 560;
    private static final int RIGHT = 910;
    private static final int FIRST_ROW = 300;
    private static final int BETWEEN = 595;
    private static final int SECOND_ROW = 895;

    static Layout of(Spread spread) {
        return switch (spread) {
            case ONE_CARD -> new Layout(600, 900, 450, 480, List.of(upright(300, 420)));
            case THREE_CARDS -> threeAbreast(680, List.of(first(LEFT), first(MIDDLE), first(RIGHT)));
            case CLARITY ->
                threeAbreast(1270, List.of(first(LEFT), first(MIDDLE), first(RIGHT), second(385), second(735)));
            case TWO_PATHS ->
                threeAbreast(
                        1270,
                        List.of(upright(LEFT, BETWEEN), first(MIDDLE), first(RIGHT), second(MIDDLE), second(RIGHT)));
            case RELATIONSHIP ->
                threeAbreast(
                        1270,
                        List.of(first(LEFT), first(RIGHT), first(MIDDLE), second(LEFT), second(RIGHT), second(MIDDLE)));
            case CELTIC_CROSS -> celticCross();
        };
    }

    int cardHeight() {
        return cardWidth * Face.UNITS_DOWN / Face.UNITS_ACROSS;
    }

    int captionSize() {
        return 14 + cardWidth / 20;
    }

    /** From the card's edge to the middle of the first line, and on to the next. */
    int captionStep() {
        return 8 + cardWidth / 15;
    }

    /** Whether another card lies at the same place. */
    boolean shared(Place place) {
        return places.stream().filter(place::coincides).count() > 1;
    }

    private static Layout threeAbreast(int height, List<Place> places) {
        return new Layout(1120, height, 300, 330, places);
    }

    private static Place first(int x) {
        return upright(x, FIRST_ROW);
    }

    private static Place second(int x) {
        return upright(x, SECOND_ROW);
    }

    /** The staff at the right is read upwards, so its first card lies at the foot. */
    private static Layout celticCross() {
        var cross = List.of(
                upright(350, 617),
                new Place(350, 617, true),
                upright(350, 952),
                upright(120, 617),
                upright(350, 282),
                upright(580, 617));
        var staff = List.of(upright(792, 1082), upright(792, 772), upright(792, 462), upright(792, 152));
        return new Layout(
                920,
                1280,
                155,
                190,
                Stream.concat(cross.stream(), staff.stream()).toList());
    }
}
