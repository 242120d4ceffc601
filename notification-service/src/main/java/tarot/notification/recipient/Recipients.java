package tarot.notification.recipient;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.Message;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.PersonChanged;
import tarot.contracts.bot.BotEvent.PersonRegistered;
import tarot.contracts.bot.Person;
import tarot.messaging.Original;
import tarot.sealing.StorageSealing;
import tarot.sealing.TransportSealing;
import tarot.storage.Rows;
import tools.jackson.databind.json.JsonMapper;

/** The recipient table: who people are to Telegram, encrypted. Callers bring the transaction. */
@Repository
public class Recipients {

    private final JdbcClient jdbc;
    private final TransportSealing transport;
    private final StorageSealing storage;
    private final JsonMapper json;

    Recipients(JdbcClient jdbc, TransportSealing transport, StorageSealing storage, JsonMapper json) {
        this.jdbc = jdbc;
        this.transport = transport;
        this.storage = storage;
        this.json = json;
    }

    /** Learns from events who people are, in the order given. What was said before what is known already teaches nothing. */
    public void learn(List<? extends Message> events) {
        var people = new LinkedHashMap<UserId, Learnt>();
        for (var event : events) {
            switch (event) {
                case PersonRegistered registered -> add(learnt(registered, registered.sealed()), people);
                case PersonChanged changed -> add(learnt(changed, changed.sealed()), people);
                default -> {} // says nothing about who somebody is
            }
        }
        if (!people.isEmpty()) {
            insert(people.values(), """
                    do update set person = excluded.person, said_at = excluded.said_at, unreachable = false
                    where recipient.said_at <= excluded.said_at
                    """);
        }
    }

    /** Knows the admins from now on. Who is known already is not touched, and so waited for by nobody. */
    public void learn(Admins admins) {
        var people = admins.all().stream()
                .map(admin -> new Learnt(admin.recipient(), seal(admin.recipient(), admin.person()), Instant.EPOCH))
                .toList();
        insert(people, "do nothing");
    }

    /** Opens what the table holds of a person. */
    public Person open(UserId user, byte[] person) {
        return json.readValue(storage.open(person, place(user)), Person.class);
    }

    private record Learnt(UserId user, byte[] person, Instant saidAt) {}

    private Learnt learnt(Message event, Sealed person) {
        var open = transport.open(person, event, Person.class);
        return new Learnt(
                event.user(), seal(event.user(), open), Original.of(event).saidAt());
    }

    private static void add(Learnt learnt, Map<UserId, Learnt> people) {
        people.merge(learnt.user(), learnt, (one, next) -> next.saidAt().isBefore(one.saidAt()) ? one : next);
    }

    private byte[] seal(UserId recipient, Person person) {
        return storage.seal(json.writeValueAsBytes(person), place(recipient));
    }

    private void insert(Collection<Learnt> people, String whereKnown) {
        var rows = new Rows<>(people);
        // in the order of ids, so that two batches never wait for each other; a clock that is ahead silences nobody for
        // long
        jdbc.sql("""
                insert into recipient (user_id, person, said_at)
                select user_id, person, least(said_at, now()) from unnest(?, ?, ?) as learnt (user_id, person, said_at)
                order by user_id
                on conflict (user_id)
                """ + whereKnown)
                .param(rows.uuid(learnt -> learnt.user().value()))
                .param(rows.bytea(Learnt::person))
                .param(rows.timestamptz(Learnt::saidAt))
                .update();
    }

    private static String place(UserId user) {
        return "recipient " + user;
    }
}
