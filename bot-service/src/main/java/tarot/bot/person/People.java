package tarot.bot.person;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tarot.bot.admission.Outage;
import tarot.bot.identity.Identity;
import tarot.bot.identity.UpdateIds;
import tarot.contracts.reading.Spread;

/** Everybody who ever wrote. Those who wrote lately are known without asking the database. */
@Component
public class People {

    /** About a megabyte. Ten times as many would fill the heap, and all that would be left is collecting garbage. */
    private static final int KEPT_MAX = 5_000;

    /** Shorter than a chat's memory in Redis, which outranks what is kept here: another replica may know better. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int BATCH_MAX = 100;

    private final Identity identity;
    private final PersonTable table;
    private final Gathering<Encounter, KnownPerson> registry;
    private final Outage database = new Outage();
    private final Cache<UUID, KnownPerson> known =
            Caffeine.newBuilder().maximumSize(KEPT_MAX).expireAfterWrite(KEPT).build();

    People(Identity identity, PersonTable table, Registry registry) {
        this.identity = identity;
        this.table = table;
        this.registry = new Gathering<>(BATCH_MAX, registry::meet);
    }

    /**
     * Says who this is. Who writes for the first time is registered and announced; so is a new name or language.
     *
     * @param ids of the update that they wrote
     * @param missed they were found unreachable, which this update disproves
     */
    public KnownPerson meet(Contact contact, UpdateIds ids, boolean missed) {
        var key = identity.telegramKey(contact.telegramId());
        var profile = identity.profileKey(contact.telegramId(), contact.name(), contact.language());
        var person = known.getIfPresent(key);
        if (person == null || missed || !person.profile().equals(profile)) {
            person = database.pass(() -> registry.ask(new Encounter(key, profile, contact, ids.request())));
            known.put(key, person);
        }
        return person;
    }

    /** From now on this is the spread that they usually draw. */
    public void remember(KnownPerson person, Spread usual) {
        table.remember(person.user(), usual);
        known.put(
                person.key(),
                new KnownPerson(person.user(), person.key(), person.profile(), usual, person.unreachable()));
    }
}
