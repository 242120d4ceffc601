package tarot.notification.photo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tarot.contracts.reading.Spread;
import tarot.notification.telegram.Photo;
import tarot.notification.words.Wording.Table;

/** The pictures of readings: that of a single card is uploaded once, and Telegram has it from then on. */
@Component
public class Photos {

    /** To be raised whenever single cards come to look different: pictures of an older edition are not used again. */
    private static final int EDITION = 1;

    private static final Logger log = LoggerFactory.getLogger(Photos.class);

    private final JdbcClient jdbc;
    private final Artist artist;
    private final Map<String, String> files = new ConcurrentHashMap<>(); // 156 pictures a language at most

    Photos(JdbcClient jdbc, Artist artist) {
        this.jdbc = jdbc;
        this.artist = artist;
    }

    /** Empty when it cannot be drawn: nobody goes without their reading for that. */
    public Optional<Photo> of(Table table, String language) {
        if (isReused(table)) {
            var file = files.get(key(table, language));
            if (file == null) {
                file = load(key(table, language)).orElse(null);
            }
            if (file != null) {
                return Optional.of(new Photo.Known(file));
            }
        }
        return draw(table, language);
    }

    /** What Telegram calls a picture that it was just sent. Where that cannot be noted the next one is uploaded again. */
    public void remember(Table table, String language, String file) {
        var key = key(table, language);
        if (!isReused(table) || file.equals(files.get(key))) {
            return;
        }
        try {
            jdbc.sql("""
                    insert into picture (key, file_id) values (?, ?)
                    on conflict (key) do update set file_id = excluded.file_id
                    """).params(key, file).update();
            files.put(key, file);
        } catch (DataAccessException e) { // it is sent: a failure would send it once more
            log.atWarn().addKeyValue("error", e.getClass().getSimpleName()).log("a picture's name is not remembered");
        }
    }

    /** Telegram does not know this picture any more: draws it anew. */
    public Optional<Photo> again(Table table, String language) {
        files.remove(key(table, language));
        return draw(table, language);
    }

    private Optional<Photo> draw(Table table, String language) {
        try {
            return Optional.of(new Photo.Drawn(artist.draw(table, language)));
        } catch (RuntimeException | Error e) { // what Java2D misses on a bare machine comes as an Error
            log.atError()
                    .addKeyValue("spread", table.spread())
                    .setCause(e)
                    .log("cannot draw; telling it without a picture");
            return Optional.empty();
        }
    }

    private Optional<String> load(String key) {
        var file = jdbc.sql("select file_id from picture where key = ?")
                .param(key)
                .query(String.class)
                .optional();
        file.ifPresent(known -> files.put(key, known));
        return file;
    }

    /** Readings of several cards hardly ever repeat. */
    private static boolean isReused(Table table) {
        return table.spread() == Spread.ONE_CARD && table.cards().size() == 1;
    }

    private static String key(Table table, String language) {
        var drawn = table.cards().getFirst();
        return language + "/" + drawn.card().wireName() + (drawn.reversed() ? "/reversed/" : "/upright/") + EDITION;
    }
}
