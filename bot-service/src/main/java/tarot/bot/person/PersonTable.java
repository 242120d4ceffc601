package tarot.bot.person;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.UserId;
import tarot.contracts.reading.Spread;
import tarot.storage.Rows;

/** The person table. Callers bring the transaction. */
@Repository
class PersonTable {

    private final JdbcClient jdbc;

    PersonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, KnownPerson> find(Collection<UUID> keys) {
        return jdbc.sql("""
                select user_id, telegram_key, profile_key, usual_spread, unreachable from person
                where telegram_key = any(?)
                """).param(new Rows<>(keys).uuid(key -> key)).query(PersonTable::person).list().stream()
                .collect(toMap(KnownPerson::key, person -> person));
    }

    /** Leaves out whom another transaction has just added; returns the keys of those who were added. */
    List<UUID> add(Collection<KnownPerson> people) {
        var rows = new Rows<>(people);
        return jdbc.sql("""
                insert into person (user_id, telegram_key, profile_key, usual_spread)
                select * from unnest(?, ?, ?, ?) as added (user_id, telegram_key, profile_key, usual_spread)
                order by telegram_key
                on conflict do nothing
                returning telegram_key
                """)
                .param(rows.uuid(person -> person.user().value()))
                .param(rows.uuid(KnownPerson::key))
                .param(rows.uuid(KnownPerson::profile))
                .param(rows.text(person -> person.usual().wireName()))
                .query(PersonTable::key)
                .list();
    }

    /** Stores that they go by another name or language, and that they can be reached again. */
    void change(Collection<KnownPerson> people) {
        var rows = new Rows<>(people);
        jdbc.sql("""
                update person set profile_key = changed.profile_key, unreachable = false
                from unnest(?, ?) as changed (user_id, profile_key)
                where person.user_id = changed.user_id
                """)
                .param(rows.uuid(person -> person.user().value()))
                .param(rows.uuid(KnownPerson::profile))
                .update();
    }

    void remember(UserId user, Spread usual) {
        jdbc.sql("update person set usual_spread = ? where user_id = ?")
                .param(usual.wireName())
                .param(user.value())
                .update();
    }

    /** Returns the keys of those who were thought reachable. */
    List<UUID> unreachable(Collection<UserId> users) {
        return jdbc.sql("""
                update person set unreachable = true where user_id = any(?) and not unreachable returning telegram_key
                """)
                .param(new Rows<>(users).uuid(UserId::value))
                .query(PersonTable::key)
                .list();
    }

    private static UUID key(ResultSet row, int number) throws SQLException {
        return row.getObject("telegram_key", UUID.class);
    }

    private static KnownPerson person(ResultSet row, int number) throws SQLException {
        return new KnownPerson(
                new UserId(row.getObject("user_id", UUID.class)),
                row.getObject("telegram_key", UUID.class),
                row.getObject("profile_key", UUID.class),
                Spread.named(row.getString("usual_spread")).orElse(Spread.ONE_CARD),
                row.getBoolean("unreachable"));
    }
}
