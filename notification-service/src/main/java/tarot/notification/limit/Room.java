package tarot.notification.limit;

import tarot.notification.limit.SendLimitProperties.Pace;

/**
 * What was last heard of the bot's pace.
 *
 * @param leadMillis how far ahead of its pace the bot was
 * @param at when, in milliseconds
 */
record Room(Pace pace, double leadMillis, long at) {

    int permits(long now) {
        return untilFree(now) > 0
                ? 0
                : (int) Math.min((pace.slackMillis() - lead(now)) / pace.millis() + 1, Integer.MAX_VALUE);
    }

    double untilFree(long now) {
        return Math.max(lead(now) - pace.slackMillis(), 0);
    }

    private double lead(long now) {
        return Math.max(leadMillis - (now - at), 0);
    }
}
