package tarot.reading.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tarot.contracts.UserId;
import tarot.contracts.reading.Interpretation;
import tarot.contracts.reading.ReadingId;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people were told. Postgres keeps it for good; Redis remembers it for a while, encrypted as it is in the table,
 * as most is looked up again soon or never. Without Redis everything is found all the same.
 */
@Component
public class Archive {

    private static final Logger log = LoggerFactory.getLogger(Archive.class);
    private static final int REMEMBERING_AT_ONCE = 4;

    private final JdbcClient jdbc;
    private final PersonKeys keys;
    private final ArchiveProperties properties;
    private final JsonMapper json;
    private final RedisTemplate<String, byte[]> redis = new RedisTemplate<>();
    private final Semaphore remembering = new Semaphore(REMEMBERING_AT_ONCE);

    Archive(
            JdbcClient jdbc,
            PersonKeys keys,
            ArchiveProperties properties,
            JsonMapper json,
            RedisConnectionFactory connections) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.properties = properties;
        this.json = json;
        redis.setConnectionFactory(connections);
        redis.setKeySerializer(RedisSerializer.string());
        redis.setValueSerializer(RedisSerializer.byteArray());
        redis.afterPropertiesSet();
    }

    /** Remembers finished readings in the background, or does not: nothing waits for it, and nothing fails by it. */
    public void remember(Map<ReadingId, KeptText> texts) {
        if (!texts.isEmpty() && remembering.tryAcquire()) {
            Thread.ofVirtual().name("archive").start(() -> {
                try {
                    store(texts);
                } catch (RuntimeException e) {
                    log.atDebug()
                            .addKeyValue("failure", e.getClass().getSimpleName())
                            .log("finished readings are not remembered");
                } finally {
                    remembering.release();
                }
            });
        }
    }

    /** Empty where there is no such reading of this person, it is not finished, or the person's texts were erased. */
    public Optional<Interpretation> find(UserId user, ReadingId reading) {
        return remembered(reading)
                .or(() -> jdbc.sql("select interpretation from reading where reading_id = ? and state = 'COMPLETED'")
                        .param(reading.value())
                        .query((row, _) -> new KeptText(row.getBytes("interpretation")))
                        .optional())
                .flatMap(text -> open(user, reading, text));
    }

    /** The last reading that this person was given. */
    public Optional<Interpretation> latest(UserId user) {
        return jdbc.sql("""
                select reading_id from reading where user_id = ? and state = 'COMPLETED'
                order by created_at desc limit 1
                """)
                .param(user.value())
                .query((row, _) -> new ReadingId(row.getObject("reading_id", UUID.class)))
                .optional()
                .flatMap(reading -> find(user, reading));
    }

    private void store(Map<ReadingId, KeptText> texts) {
        var seconds = properties.remembered().toSeconds();
        redis.executePipelined((RedisCallback<@Nullable Object>) connection -> {
            texts.forEach((reading, text) ->
                    connection.stringCommands().setEx(key(reading).getBytes(US_ASCII), seconds, text.ciphertext()));
            return null;
        });
    }

    private Optional<KeptText> remembered(ReadingId reading) {
        try {
            return Optional.ofNullable(redis.opsForValue().get(key(reading))).map(KeptText::new);
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private Optional<Interpretation> open(UserId user, ReadingId reading, KeptText text) {
        return Optional.ofNullable(keys.find(List.of(user)).find(user))
                .map(key -> json.readValue(key.open(text, Places.interpretation(reading)), Interpretation.class));
    }

    private static String key(ReadingId reading) {
        return "reading:" + reading;
    }
}
