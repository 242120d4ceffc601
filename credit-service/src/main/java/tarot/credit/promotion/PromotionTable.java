package tarot.credit.promotion;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.Credits;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.credit.promotion.Redeeming.Redemption;
import tarot.credit.promotion.Redeeming.Use;
import tarot.storage.Rows;
import tarot.storage.WorkingSet;

/** Promotions and what became of those who wanted to redeem them. */
@Repository
class PromotionTable {

    private final JdbcClient jdbc;

    PromotionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these codes that exist; whoever else redeems them waits, everybody in the order of ids. */
    WorkingSet<Digest, Promotion> lock(Collection<Digest> codes) {
        var rows = jdbc.sql("""
                select promotion_id, admin_id, code_digest, amount, per_person, in_total, redeemed, expires_at
                from promotion where code_digest = any(?) order by promotion_id for update
                """)
                .param(new Rows<>(codes).bytea(Digest::bytes))
                .query(PromotionTable::promotion)
                .list();
        return new WorkingSet<>(rows, Promotion::code);
    }

    /** The database's time, which codes expire by; after {@link #lock}, which may have waited. */
    Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /** To be asked after {@link #lock}. */
    Map<Use, Integer> uses(Collection<UserId> users, Collection<Digest> codes) {
        return jdbc
                .sql("""
                select promotion_id, user_id, count(*) as uses from redemption
                where outcome = 'REDEEMED' and user_id = any(?)
                and promotion_id in (select promotion_id from promotion where code_digest = any(?))
                group by promotion_id, user_id
                """)
                .param(new Rows<>(users).uuid(UserId::value))
                .param(new Rows<>(codes).bytea(Digest::bytes))
                .query((row, _) -> Map.entry(
                        new Use(
                                row.getObject("promotion_id", UUID.class),
                                new UserId(row.getObject("user_id", UUID.class))),
                        row.getInt("uses")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<RequestId> answered(Collection<RequestId> requests) {
        return jdbc.sql("select request_id from redemption where request_id = any(?)")
                .param(new Rows<>(requests).uuid(RequestId::value))
                .query((row, _) -> new RequestId(row.getObject("request_id", UUID.class)))
                .list();
    }

    /** Some may have been redeemed in the batch that made them. */
    void add(List<Promotion> added) {
        if (added.isEmpty()) {
            return;
        }
        var rows = new Rows<>(added);
        jdbc.sql("""
                insert into promotion
                    (promotion_id, admin_id, code_digest, amount, per_person, in_total, redeemed, expires_at)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(rows.uuid(Promotion::id))
                .param(rows.uuid(row -> row.admin().value()))
                .param(rows.bytea(row -> row.code().bytes()))
                .param(rows.bigint(row -> row.amount().amount()))
                .param(rows.integer(Promotion::perPerson))
                .param(rows.integer(Promotion::inTotal))
                .param(rows.integer(Promotion::redeemed))
                .param(rows.timestamptz(Promotion::expiresAt))
                .update();
    }

    void change(List<Promotion> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var rows = new Rows<>(changed);
        jdbc.sql("""
                update promotion set redeemed = changed.redeemed
                from unnest(?, ?) as changed (promotion_id, redeemed)
                where promotion.promotion_id = changed.promotion_id
                """)
                .param(rows.uuid(Promotion::id))
                .param(rows.integer(Promotion::redeemed))
                .update();
    }

    void answer(List<Redemption> decided) {
        if (decided.isEmpty()) {
            return;
        }
        var rows = new Rows<>(decided);
        jdbc.sql("""
                insert into redemption (request_id, user_id, promotion_id, outcome) select * from unnest(?, ?, ?, ?)
                """)
                .param(rows.uuid(row -> row.request().value()))
                .param(rows.uuid(row -> row.user().value()))
                .param(rows.uuid(Redemption::promotion))
                .param(rows.text(
                        row -> row.reason() == null ? "REDEEMED" : row.reason().name()))
                .update();
    }

    private static Promotion promotion(ResultSet row, int number) throws SQLException {
        return new Promotion(
                row.getObject("promotion_id", UUID.class),
                new UserId(row.getObject("admin_id", UUID.class)),
                new Digest(row.getBytes("code_digest")),
                Credits.of(row.getLong("amount")),
                row.getInt("per_person"),
                row.getInt("in_total"),
                row.getInt("redeemed"),
                row.getTimestamp("expires_at").toInstant());
    }
}
