package tarot.contracts.reading;

/**
 * A card on the table.
 *
 * @param position from 1, as in the spread's {@link Spread#positions()}
 */
public record DrawnCard(int position, Card card, boolean reversed) {}
