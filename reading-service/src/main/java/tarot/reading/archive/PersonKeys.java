package tarot.reading.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.UserId;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;
import tarot.sealing.StorageSealing;
import tarot.storage.AfterCommit;
import tarot.storage.Rows;

/**
 * The person_key table: a key for each person's texts, wrapped by the master keyset. Without their row a person's texts cannot be
 * read any more, at the latest ten minutes later: for so long a replica remembers a key.
 */
public class PersonKeys {

    private static final Logger log = LoggerFactory.getLogger(PersonKeys.class);
    private static final int REMEMBERED_MAX = 10_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final StorageSealing master;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Map<UserId, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Remembered> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    private record Remembered(PersonKey key, Instant until) {}

    /** With none remembered yet. */
    public PersonKeys(JdbcClient jdbc, StorageSealing master, RandomGenerator random, InstantSource clock) {
        this.jdbc = jdbc;
        this.master = master;
        this.random = random;
        this.clock = clock;
    }

    /** The keys of all these people, made where there was none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public KeyRing ofAll(Collection<UserId> users) {
        var keys = existing(users);
        var missing = without(keys.keySet(), users);
        if (!missing.isEmpty()) {
            keys.putAll(make(missing));
        }
        return new KeyRing(keys);
    }

    /** The keys of those of these people who have one, locked ones among them: the texts of the others are gone. */
    public KeyRing find(Collection<UserId> users) {
        return new KeyRing(existing(users));
    }

    private Map<UserId, PersonKey> existing(Collection<UserId> users) {
        var keys = new HashMap<UserId, PersonKey>();
        var now = clock.instant();
        synchronized (remembered) {
            for (var user : users) {
                var known = remembered.get(user);
                if (known != null && known.until().isAfter(now)) {
                    keys.put(user, known.key());
                }
            }
        }
        var unknown = without(keys.keySet(), users);
        if (!unknown.isEmpty()) {
            var loaded = load(unknown);
            remember(loaded);
            keys.putAll(loaded);
        }
        return keys;
    }

    private Map<UserId, PersonKey> make(Set<UserId> users) {
        var made = new HashMap<UserId, byte[]>();
        for (var user : users) {
            var key = new byte[PersonKey.BYTES];
            random.nextBytes(key);
            made.put(user, key);
        }
        var rows = new Rows<>(made.entrySet());
        var ours = jdbc.sql("""
                insert into person_key (user_id, wrapped_key) select * from unnest(?, ?) as made (user_id, wrapped_key)
                order by user_id
                on conflict do nothing returning user_id
                """)
                .param(rows.uuid(entry -> entry.getKey().value()))
                .param(rows.bytea(entry -> master.seal(entry.getValue(), place(entry.getKey()))))
                .query((row, _) -> new UserId(row.getObject("user_id", UUID.class)))
                .set();
        made.keySet().retainAll(ours);
        var keys = new HashMap<UserId, PersonKey>();
        made.forEach((user, key) -> keys.put(user, new PersonKey(key)));
        var known = Map.copyOf(keys);
        AfterCommit.run(() -> remember(known)); // a key that was rolled back would make texts that nobody else can open
        var others = without(keys.keySet(), users); // another transaction was just faster
        if (!others.isEmpty()) {
            keys.putAll(load(others));
        }
        return keys;
    }

    private Map<UserId, PersonKey> load(Set<UserId> users) {
        var keys = new HashMap<UserId, PersonKey>();
        jdbc.sql("select user_id, wrapped_key from person_key where user_id = any(?)")
                .param(new Rows<>(users).uuid(UserId::value))
                .query(row -> {
                    var user = new UserId(row.getObject("user_id", UUID.class));
                    unwrapped(user, row.getBytes("wrapped_key")).ifPresent(key -> keys.put(user, key));
                });
        return keys;
    }

    /**
     * Empty where it is damaged: one person's loss, and nobody else's. Where the master keyset lacks a key, as in a rotation
     * that has not come here yet, the person's is locked, and not lost.
     */
    private Optional<PersonKey> unwrapped(UserId user, byte[] wrapped) {
        try {
            return Optional.of(new PersonKey(master.open(wrapped, place(user))));
        } catch (ServiceException e) {
            log.atError()
                    .addKeyValue("user", user)
                    .addKeyValue("kind", e.kind())
                    .log("a person's key cannot be opened: is a key missing from STORAGE_KEYSET?");
            return e.kind() == ErrorKind.VALIDATION ? Optional.empty() : Optional.of(PersonKey.locked(e));
        }
    }

    private void remember(Map<UserId, PersonKey> keys) {
        var until = clock.instant().plus(REMEMBERED_FOR);
        synchronized (remembered) {
            keys.forEach((user, key) -> {
                if (!key.isLocked()) {
                    remembered.put(user, new Remembered(key, until));
                }
            });
        }
    }

    private static Set<UserId> without(Set<UserId> known, Collection<UserId> users) {
        var missing = new HashSet<>(users);
        missing.removeAll(known);
        return missing;
    }

    private static String place(UserId user) {
        return "user " + user;
    }
}
