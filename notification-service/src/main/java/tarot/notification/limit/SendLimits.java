package tarot.notification.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tarot.contracts.UserId;
import tarot.notification.limit.SendLimitProperties.Pace;

/**
 * Permits to send, shared by all replicas through Redis. While Redis is away each replica keeps to a strict limit of
 * its own, and asks Redis again every second.
 */
@Component
public class SendLimits {

    private static final Logger log = LoggerFactory.getLogger(SendLimits.class);
    private static final Duration REDIS_GIVEN_UP = Duration.ofSeconds(1);
    // the braces keep all keys in one slot of a cluster
    private static final String PAUSE = "{tarot-send}:pause";
    private static final String BOT = "{tarot-send}:bot";
    private static final String CHAT = "{tarot-send}:chat:";

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> PERMITS =
            RedisScript.of(new ClassPathResource("tarot/notification/send-limits.lua"), List.class);

    private final StringRedisTemplate redis;
    private final LocalLimits local;
    private final Clock clock;
    private final Pace bot;
    private final Object[] paces;
    private volatile long askRedisAgain;
    private volatile Room room;

    SendLimits(StringRedisTemplate redis, SendLimitProperties properties, Clock clock) {
        this.redis = redis;
        this.local = new LocalLimits(properties.bot(), properties.chat());
        this.clock = clock;
        this.bot = properties.bot();
        this.room = new Room(bot, 0, 0);
        var chat = properties.chat();
        this.paces = new Object[] {
            String.valueOf(bot.millis()), String.valueOf(bot.slackMillis()),
            String.valueOf(chat.millis()), String.valueOf(chat.slackMillis())
        };
    }

    /**
     * Takes a permit for each chat that may be sent to now.
     *
     * @param chats none of them twice
     * @return for each chat none, or how long to wait before asking again
     */
    public List<Duration> permits(List<UserId> chats) {
        var keys = new ArrayList<String>(chats.size() + 2);
        keys.add(PAUSE);
        keys.add(BOT);
        chats.forEach(chat -> keys.add(CHAT + chat));
        Supplier<List<Duration>> locally = () -> locally(chats);
        // a pause that this replica knows of holds whether Redis heard of it or not
        return local.isPaused(clock.millis()) ? locally.get() : shared(() -> inRedis(keys), locally);
    }

    /** How long until the bot may send anything at all, as far as this replica knows without asking. */
    public Duration untilRoom() {
        var now = clock.millis();
        return Duration.ofMillis((long) Math.ceil(Math.max(local.pause(now), room.untilFree(now))));
    }

    /** How many permits the bot has now, as far as this replica knows without asking; other replicas may be faster. */
    public int room() {
        return room.permits(clock.millis());
    }

    /** Nobody is sent anything for so long: Telegram said so. */
    public void pause(Duration length) {
        local.pauseUntil(clock.millis() + length.toMillis());
        shared(
                () -> {
                    redis.opsForValue().set(PAUSE, "", length);
                    return true;
                },
                () -> false);
    }

    private List<Duration> inRedis(List<String> keys) {
        var answer = redis.execute(PERMITS, keys, paces);
        var waits = new ArrayList<Duration>(keys.size());
        for (var wait : answer) {
            waits.add(Duration.ofMillis((Long) wait));
        }
        var now = clock.millis();
        room = new Room(bot, waits.removeLast().toMillis(), now);
        var pause = waits.removeLast();
        if (pause.isPositive()) {
            local.pauseUntil(now + pause.toMillis());
        }
        return waits;
    }

    private List<Duration> locally(List<UserId> chats) {
        var now = clock.millis();
        var waits = local.permits(chats, now);
        room = local.room(now);
        return waits;
    }

    private <T> T shared(Supplier<T> inRedis, Supplier<T> otherwise) {
        if (clock.millis() < askRedisAgain) {
            return otherwise.get();
        }
        try {
            return inRedis.get();
        } catch (DataAccessException away) {
            askRedisAgain = clock.millis() + REDIS_GIVEN_UP.toMillis();
            log.atWarn()
                    .addKeyValue("kind", away.getClass().getSimpleName())
                    .log("redis is away: sending at a strict local limit");
            return otherwise.get();
        }
    }
}
