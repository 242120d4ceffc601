package tarot.notification.picture;

import tarot.contracts.reading.Spread;

/** What is written under the cards, in the words of whoever asks for a picture. */
@FunctionalInterface
public interface PositionNames {

    /**
     * A name of few words, one line.
     *
     * @param position as in {@link Spread#positions()}
     */
    String of(String position);
}
