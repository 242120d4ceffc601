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
    private final Object[] paces;
    private volatile long askRedisAgain;

    SendLimits(StringRedisTemplate redis, SendLimitProperties properties, Clock clock) {
        this.redis = redis;
        this.local = new LocalLimits(properties.bot(), properties.chat());
        this.clock = clock;
        var bot = properties.bot();
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
        Supplier<List<Duration>> locally = () -> local.permits(chats, clock.millis());
        // a pause that this replica knows of holds whether Redis heard of it or not
        return local.isPaused(clock.millis()) ? locally.get() : shared(() -> ask(keys), locally);
    }

    private List<Duration> ask(List<String> keys) {
        var waits = new ArrayList<Duration>(keys.size());
        for (var wait : redis.execute(PERMITS, keys, paces)) {
            waits.add(Duration.ofMillis((Long) wait));
        }
        return waits;
    }

    /** Nobody is sent anything for so long: Telegram said so. */
    public void pause(Duration length) {
        var until = clock.millis() + length.toMillis();
        local.pauseUntil(until);
        shared(
                () -> {
                    redis.opsForValue().set(PAUSE, "", length);
                    return true;
                },
                () -> false);
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
