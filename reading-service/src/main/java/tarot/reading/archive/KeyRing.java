package tarot.reading.archive;

import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tarot.contracts.UserId;

/** Some people's keys. */
public final class KeyRing {

    private final Map<UserId, PersonKey> keys;

    KeyRing(Map<UserId, PersonKey> keys) {
        this.keys = keys;
    }

    /** Throws {@link NoSuchElementException} rather than answer null: whoever asks knows that it must be there. */
    public PersonKey of(UserId user) {
        var key = keys.get(user);
        if (key == null) {
            throw new NoSuchElementException("no key of " + user);
        }
        return key;
    }

    /** Null where the person's texts were erased. */
    public @Nullable PersonKey find(UserId user) {
        return keys.get(user);
    }
}
