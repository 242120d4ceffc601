package tarot.notification.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tarot.contracts.UserId;
import tarot.notification.limit.SendLimitProperties.Pace;

/** The script's rule in this process alone: slower, as nobody knows how many other replicas do the same. */
final class LocalLimits {

    private static final int TIMES_SLOWER = 5;
    private static final int CHATS_MAX = 10_000;

    private final Pace botPace;
    private final Pace chatPace;
    private final Map<UserId, Double> chats = new HashMap<>();
    private double bot;
    private double pausedUntil;

    LocalLimits(Pace bot, Pace chat) {
        this.botPace = bot.slower(TIMES_SLOWER);
        this.chatPace = chat;
    }

    synchronized void pauseUntil(long millis) {
        pausedUntil = Math.max(pausedUntil, millis);
    }

    synchronized boolean isPaused(double now) {
        return now < pausedUntil;
    }

    synchronized double pause(double now) {
        return Math.max(pausedUntil - now, 0);
    }

    synchronized Room room(long now) {
        return new Room(botPace, Math.max(bot - now, 0), now);
    }

    synchronized List<Duration> permits(List<UserId> asking, double now) {
        if (chats.size() > CHATS_MAX) {
            chats.values().removeIf(time -> time <= now);
        }
        var waits = new ArrayList<Duration>(asking.size());
        int queued = 0;
        bot = Math.max(bot, now);
        for (var chat : asking) {
            var time = Math.max(chats.getOrDefault(chat, 0.0), now);
            var wait = Math.max(time - now - chatPace.slackMillis(), 0);
            var pause = pause(now);
            if (pause > 0 || bot - now > botPace.slackMillis()) {
                var line = Math.max(bot - now - botPace.slackMillis(), 0) + queued * botPace.millis();
                wait = Math.max(wait, pause + line);
                queued++;
            } else if (wait == 0) {
                bot += botPace.millis();
                chats.put(chat, time + chatPace.millis());
            }
            waits.add(Duration.ofMillis((long) Math.ceil(wait)));
        }
        return waits;
    }
}
