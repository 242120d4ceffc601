package tarot.notification.picture;

/**
 * Where a card lies.
 *
 * @param x the card's middle, in pixels from the left
 * @param y the card's middle, in pixels from the top
 * @param across laid across, turned by a quarter
 */
record Place(int x, int y, boolean across) {

    static Place upright(int x, int y) {
        return new Place(x, y, false);
    }

    boolean coincides(Place other) {
        return x == other.x && y == other.y;
    }
}
