package tarot.bot.person;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.bot.identity.UserIds;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.bot.BotEvent.PersonChanged;
import tarot.contracts.bot.BotEvent.PersonRegistered;
import tarot.contracts.bot.Person;
import tarot.contracts.reading.Spread;
import tarot.messaging.Outbox;
import tarot.sealing.TransportSealing;

/** Registers people once, however many first updates of theirs come at once, and notices what changed. */
@Component
class Registry {

    private final PersonTable table;
    private final UserIds ids;
    private final TransportSealing sealing;
    private final Outbox outbox;

    Registry(PersonTable table, UserIds ids, TransportSealing sealing, Outbox outbox) {
        this.table = table;
        this.ids = ids;
        this.sealing = sealing;
        this.outbox = outbox;
    }

    /** Returns whom each encounter was with, in their order. */
    @Transactional
    public List<KnownPerson> meet(List<Encounter> encounters) {
        Map<UUID, Encounter> latest = new LinkedHashMap<>();
        encounters.forEach(encounter -> latest.put(encounter.key(), encounter));
        var known = table.find(latest.keySet());
        var events = new ArrayList<Message>(register(latest, known));
        var changed = latest.values().stream()
                .filter(encounter -> isNews(encounter, known(known, encounter)))
                .toList();
        changed.stream()
                .filter(encounter -> !known(known, encounter).profile().equals(encounter.profile()))
                .forEach(encounter -> events.add(changed(encounter, known(known, encounter))));
        changed.forEach(encounter -> known.put(encounter.key(), renewed(encounter, known(known, encounter))));
        if (!changed.isEmpty()) {
            table.change(
                    changed.stream().map(encounter -> known(known, encounter)).toList());
        }
        outbox.append(events);
        return encounters.stream().map(encounter -> known(known, encounter)).toList();
    }

    /** Adds to those who are known whom nobody knew yet. */
    private List<PersonRegistered> register(Map<UUID, Encounter> latest, Map<UUID, KnownPerson> known) {
        Map<UUID, KnownPerson> strangers = latest.values().stream()
                .filter(encounter -> !known.containsKey(encounter.key()))
                .map(this::stranger)
                .collect(toMap(KnownPerson::key, person -> person));
        if (strangers.isEmpty()) {
            return List.of();
        }
        var added = new HashSet<>(table.add(strangers.values()));
        var lost =
                strangers.keySet().stream().filter(key -> !added.contains(key)).toList();
        if (!lost.isEmpty()) { // another replica was faster
            known.putAll(table.find(lost));
        }
        added.forEach(key -> known.put(key, known(strangers, key)));
        return added.stream()
                .map(key -> registered(known(strangers, key), known(latest, key).contact()))
                .toList();
    }

    private KnownPerson stranger(Encounter encounter) {
        return new KnownPerson(ids.next(), encounter.key(), encounter.profile(), Spread.ONE_CARD, false);
    }

    private PersonRegistered registered(KnownPerson person, Contact contact) {
        var message = MessageTypes.idOf(PersonRegistered.class, person.user().value());
        return new PersonRegistered(person.user(), sealing.seal(content(contact), message, person.user()));
    }

    private PersonChanged changed(Encounter encounter, KnownPerson person) {
        var message = MessageTypes.idOf(PersonChanged.class, encounter.request().value());
        return new PersonChanged(
                person.user(), encounter.request(), sealing.seal(content(encounter.contact()), message, person.user()));
    }

    private static boolean isNews(Encounter encounter, KnownPerson person) {
        return person.unreachable() || !person.profile().equals(encounter.profile());
    }

    private static KnownPerson renewed(Encounter encounter, KnownPerson person) {
        return new KnownPerson(person.user(), person.key(), encounter.profile(), person.usual(), false);
    }

    private static Person content(Contact contact) {
        return new Person(contact.telegramId(), contact.name(), contact.language());
    }

    private static KnownPerson known(Map<UUID, KnownPerson> people, Encounter encounter) {
        return known(people, encounter.key());
    }

    /** Whom the map holds for certain. */
    private static <V> V known(Map<UUID, V> people, UUID key) {
        var person = people.get(key);
        if (person == null) {
            throw new IllegalStateException("a person vanished in between");
        }
        return person;
    }
}
