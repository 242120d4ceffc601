package tarot.credit.referral;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.credit.referral.Circle.Answer;
import tarot.storage.Rows;

/** Invitations and how they were answered. */
@Repository
class InvitationTable {

    /** How far up a loop is looked for; a longer one would need as many people, who all wait for their first reading. */
    private static final int GENERATIONS_MAX = 1_000;

    private final JdbcClient jdbc;

    InvitationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('tarot.credit.invitations'))")
                .query((_, _) -> true)
                .list();
    }

    /** By whose link those of these people came who were not rewarded yet. */
    Map<UserId, UserId> unrewarded(Collection<UserId> people) {
        return people.isEmpty() ? Map.of() : pairs("""
                select user_id, inviter_id from invitation
                where user_id = any(?) and outcome = 'ACCEPTED' and rewarded_at is null
                """, people);
    }

    /** By whose link these people came, rewarded or not. */
    Map<UserId, UserId> inviters(Collection<UserId> people) {
        return pairs(
                "select user_id, inviter_id from invitation where user_id = any(?) and outcome = 'ACCEPTED'", people);
    }

    /** The same of these people, of those by whose link they came, and so on. */
    Map<UserId, UserId> ancestry(Collection<UserId> people) {
        return pairs("""
                with recursive line as (
                    select user_id, inviter_id, 1 as generation from invitation
                    where user_id = any(?) and outcome = 'ACCEPTED'
                    union
                    select up.user_id, up.inviter_id, line.generation + 1
                    from line join invitation up on up.user_id = line.inviter_id and up.outcome = 'ACCEPTED'
                    where line.generation < %d
                )
                select distinct user_id, inviter_id from line
                """.formatted(GENERATIONS_MAX), people);
    }

    List<RequestId> answered(Collection<RequestId> requests) {
        return jdbc.sql("select request_id from invitation where request_id = any(?)")
                .param(new Rows<>(requests).uuid(RequestId::value))
                .query((row, _) -> new RequestId(row.getObject("request_id", UUID.class)))
                .list();
    }

    void add(List<Answer> answers) {
        if (answers.isEmpty()) {
            return;
        }
        var rows = new Rows<>(answers);
        jdbc.sql("insert into invitation (request_id, user_id, inviter_id, outcome) select * from unnest(?, ?, ?, ?)")
                .param(rows.uuid(row -> row.command().request().value()))
                .param(rows.uuid(row -> row.command().user().value()))
                .param(rows.uuid(row -> row.command().inviter().value()))
                .param(rows.text(row -> row.outcome().name()))
                .update();
    }

    void reward(List<UserId> people) {
        if (people.isEmpty()) {
            return;
        }
        jdbc.sql("update invitation set rewarded_at = now() where user_id = any(?) and outcome = 'ACCEPTED'")
                .param(new Rows<>(people).uuid(UserId::value))
                .update();
    }

    private Map<UserId, UserId> pairs(String sql, Collection<UserId> people) {
        return jdbc.sql(sql).param(new Rows<>(people).uuid(UserId::value)).query(InvitationTable::pair).list().stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<UserId, UserId> pair(ResultSet row, int number) throws SQLException {
        return Map.entry(
                new UserId(row.getObject("user_id", UUID.class)), new UserId(row.getObject("inviter_id", UUID.class)));
    }
}
