package tarot.load.delivery;

/**
 * A message that arrived in a chat.
 *
 * @param digest tells texts apart without keeping them
 * @param nanos when, on this process's {@link System#nanoTime()}
 */
public record Delivery(long chat, Kind kind, int digest, long nanos) {

    /** What arrived. */
    public enum Kind {
        TEXT,
        PHOTO,
        /** An edit or whatever else does not count. */
        OTHER
    }
}
