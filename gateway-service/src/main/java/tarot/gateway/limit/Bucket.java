package tarot.gateway.limit;

/**
 * Fills by a steady rate up to a burst, and is emptied by requests.
 * The same arithmetic as in {@code take-requests.lua}, for one replica and without Redis.
 */
final class Bucket {

    private final int perSecond;
    private final int burst;
    private double content;
    private long filledAt;

    Bucket(int perSecond, int burst, long now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.content = burst;
        this.filledAt = now;
    }

    synchronized Grant take(int wanted, long now) {
        content = Math.min(burst, content + Math.max(0, now - filledAt) * perSecond / 1000.0);
        filledAt = Math.max(filledAt, now);
        var granted = (int) Math.min(wanted, content);
        content -= granted;
        return granted > 0 ? new Grant(granted, 0) : new Grant(0, (long) Math.ceil((1 - content) * 1000 / perSecond));
    }
}
