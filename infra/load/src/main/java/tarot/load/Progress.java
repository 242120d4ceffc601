package tarot.load;

import java.util.function.Consumer;

/** Says every few seconds how far a run is, and when Telegram's limit is what holds it up. */
final class Progress {

    private static final long EVERY_NANOS = 5_000_000_000L;
    /** Telegram's 30 a second, and the burst that goes before. */
    private static final double LIMITED_FROM = 20;

    private static final double LIMITED_TO = 34;
    private static final int BACKLOG = 40;
    /** A cold system may be that slow for a moment. */
    private static final int CERTAIN = 2;

    private final Consumer<String> say;
    private long last = System.nanoTime();
    private int lastMessages;
    private int limitedInARow;

    Progress(Consumer<String> say) {
        this.say = say;
    }

    void look(int accepted, int finished, int messages) {
        long now = System.nanoTime();
        if (now - last < EVERY_NANOS) {
            return;
        }
        double perSecond = (messages - lastMessages) / ((now - last) / 1e9);
        last = now;
        lastMessages = messages;
        say.accept("  %d accepted, %d delivered, %.0f messages/s".formatted(accepted, finished, perSecond));
        limitedInARow = isLimited(perSecond, accepted - finished) ? limitedInARow + 1 : 0;
        if (limitedInARow == CERTAIN) {
            say.accept("""
                      This is the pace that Telegram allows a bot (30 messages/s), so it measures the limit and not the system. Start it with
                      TELEGRAM_MESSAGES_PER_SECOND=100000 TELEGRAM_MESSAGES_PER_CHAT_PER_SECOND=1000 infra/tarot up""");
        }
    }

    static boolean isLimited(double messagesPerSecond, int waiting) {
        return waiting >= BACKLOG && messagesPerSecond >= LIMITED_FROM && messagesPerSecond <= LIMITED_TO;
    }
}
