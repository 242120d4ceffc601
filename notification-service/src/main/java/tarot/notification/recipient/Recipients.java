package tarot.notification.recipient;

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

    /** Learns from events who people are, in the order given. */
    public void learn(List<? extends Message> events) {
        var people = new LinkedHashMap<UserId, byte[]>();
        for (var event : events) {
            switch (event) {
                case PersonRegistered registered ->
                    people.put(registered.user(), seal(registered, registered.sealed()));
                case PersonChanged changed -> people.put(changed.user(), seal(changed, changed.sealed()));
                default -> {} // says nothing about who somebody is
            }
        }
        if (!people.isEmpty()) {
            insert(people, "do update set person = excluded.person, unreachable = false");
        }
    }

    /** Knows the admins from now on. Who is known already is not touched, and so waited for by nobody. */
    public void learn(Admins admins) {
        var people = new LinkedHashMap<UserId, byte[]>();
        for (var admin : admins.all()) {
            people.put(admin.recipient(), seal(admin.recipient(), admin.person()));
        }
        insert(people, "do nothing");
    }

    /** Opens what the table holds of a person. */
    public Person open(UserId user, byte[] person) {
        return json.readValue(storage.open(person, place(user)), Person.class);
    }

    private byte[] seal(Message event, Sealed person) {
        return seal(event.user(), transport.open(person, event, Person.class));
    }

    private byte[] seal(UserId recipient, Person person) {
        return storage.seal(json.writeValueAsBytes(person), place(recipient));
    }

    private void insert(Map<UserId, byte[]> people, String whereKnown) {
        var rows = new Rows<>(people.entrySet());
        // in the order of ids, so that two batches never wait for each other
        jdbc.sql("""
                insert into recipient (user_id, person)
                select user_id, person from unnest(?, ?) as learnt (user_id, person) order by user_id
                on conflict (user_id)
                """ + whereKnown)
                .param(rows.uuid(entry -> entry.getKey().value()))
                .param(rows.bytea(Map.Entry::getValue))
                .update();
    }

    private static String place(UserId user) {
        return "recipient " + user;
    }
}
