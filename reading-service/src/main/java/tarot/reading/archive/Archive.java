package tarot.reading.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static java.util.function.Predicate.not;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tarot.contracts.RequestId;
import tarot.contracts.reading.ReadingCommand.RecallReading;
import tarot.contracts.reading.ReadingId;
import tarot.contracts.reading.Spread;
import tarot.storage.Rows;

/**
 * What people were told. Postgres keeps it for good; Redis remembers it for a while, encrypted as it is in the table,
 * as most is looked up again soon or never. Without Redis everything is found all the same.
 */
@Component
public class Archive {

    private static final Logger log = LoggerFactory.getLogger(Archive.class);
    private static final int REMEMBERING_AT_ONCE = 4;
    private static final int PAGE_MAX = 1_000;

    /** One row more than was asked for, which says whether there is an older one. */
    private static final String FIND = """
            select asked.request_id, told.*
            from unnest(?, ?, ?) as asked (request_id, user_id, page)
            cross join lateral (
                select reading_id, spread, created_at, question from reading
                where user_id = asked.user_id and state = 'COMPLETED'
                order by created_at desc offset asked.page limit 2
            ) as told
            order by asked.request_id, told.created_at desc
            """;

    /** All in one call over the connection that is there: Spring opens a new one for each pipeline. */
    private static final RedisScript<Void> REMEMBER = RedisScript.of("""
            for n = 1, #KEYS do redis.call('SET', KEYS[n], ARGV[n + 1], 'EX', ARGV[1]) end
            """);

    private final JdbcClient jdbc;
    private final ArchiveProperties properties;
    private final RedisTemplate<String, byte[]> redis = new RedisTemplate<>();
    private final Semaphore remembering = new Semaphore(REMEMBERING_AT_ONCE);

    Archive(JdbcClient jdbc, ArchiveProperties properties, RedisConnectionFactory connections) {
        this.jdbc = jdbc;
        this.properties = properties;
        redis.setConnectionFactory(connections);
        redis.setKeySerializer(RedisSerializer.string());
        redis.setValueSerializer(RedisSerializer.byteArray());
        redis.afterPropertiesSet();
    }

    /**
     * A reading that somebody was given.
     *
     * @param at when it was asked for
     * @param more whether there are older ones
     */
    record Told(ReadingId reading, Spread spread, Instant at, KeptText question, boolean more) {

        private Told beforeOthers() {
            return new Told(reading, spread, at, question, true);
        }
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

    /** What each question is about: as many readings back as its page says. Absent where there are not so many. */
    Map<RequestId, Told> find(Collection<RecallReading> questions) {
        var found = new HashMap<RequestId, Told>();
        var asked = new Rows<>(questions);
        jdbc.sql(FIND)
                .param(asked.uuid(question -> question.request().value()))
                .param(asked.uuid(question -> question.user().value()))
                .param(asked.integer(question -> Math.clamp(question.page(), 0, PAGE_MAX)))
                .query(row -> {
                    found.merge(
                            new RequestId(row.getObject("request_id", UUID.class)),
                            told(row),
                            (first, _) -> first.beforeOthers());
                });
        return found;
    }

    /** The texts of these readings: the remembered ones, and the others from the table. */
    Map<ReadingId, KeptText> texts(Collection<ReadingId> readings) {
        var texts = remembered(List.copyOf(readings));
        var forgotten = readings.stream().filter(not(texts::containsKey)).toList();
        if (!forgotten.isEmpty()) {
            jdbc.sql("select reading_id, interpretation from reading where reading_id = any(?)")
                    .param(new Rows<>(forgotten).uuid(ReadingId::value))
                    .query(row -> {
                        texts.put(reading(row), new KeptText(row.getBytes("interpretation")));
                    });
        }
        return texts;
    }

    private void store(Map<ReadingId, KeptText> texts) {
        var keys = texts.keySet().stream().map(Archive::key).toList();
        var values = new ArrayList<byte[]>(texts.size() + 1);
        values.add(Long.toString(properties.remembered().toSeconds()).getBytes(US_ASCII));
        texts.values().forEach(text -> values.add(text.ciphertext()));
        redis.execute(REMEMBER, keys, values.toArray());
    }

    private Map<ReadingId, KeptText> remembered(List<ReadingId> readings) {
        var texts = new HashMap<ReadingId, KeptText>();
        try {
            var values = requireNonNull(redis.opsForValue()
                    .multiGet(readings.stream().map(Archive::key).toList()));
            for (int n = 0; n < readings.size(); n++) {
                if (values.get(n) != null) {
                    texts.put(readings.get(n), new KeptText(values.get(n)));
                }
            }
        } catch (RuntimeException e) {
            log.atDebug().addKeyValue("failure", e.getClass().getSimpleName()).log("nothing is remembered");
        }
        return texts;
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                reading(row),
                Spread.named(row.getString("spread")).orElseThrow(),
                row.getTimestamp("created_at").toInstant(),
                new KeptText(row.getBytes("question")),
                false);
    }

    private static ReadingId reading(ResultSet row) throws SQLException {
        return new ReadingId(row.getObject("reading_id", UUID.class));
    }

    private static String key(ReadingId reading) {
        return "reading:" + reading;
    }
}
