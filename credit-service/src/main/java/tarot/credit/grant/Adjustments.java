package tarot.credit.grant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tarot.contracts.AdminReason;
import tarot.contracts.RequestId;
import tarot.contracts.credit.CreditCommand.AdjustCredits;
import tarot.credit.grant.Adjusting.Adjustment;
import tarot.credit.ledger.Journal;
import tarot.sealing.StorageSealing;
import tarot.sealing.TransportSealing;
import tarot.storage.Rows;

/** What admins gave and took, and why: a row for each request, whatever came of it. Callers bring the transaction. */
@Repository
public class Adjustments {

    private final JdbcClient jdbc;
    private final TransportSealing transport;
    private final StorageSealing storage;

    Adjustments(JdbcClient jdbc, TransportSealing transport, StorageSealing storage) {
        this.jdbc = jdbc;
        this.transport = transport;
        this.storage = storage;
    }

    /** What is to be decided; to be asked for once the journal holds the accounts of those whom it is about. */
    public Adjusting open(Journal journal, List<AdjustCredits> commands) {
        if (commands.isEmpty()) {
            return new Adjusting(journal, List.of());
        }
        var decided = jdbc.sql("select request_id from adjustment where request_id = any(?)")
                .param(new Rows<>(commands).uuid(command -> command.request().value()))
                .query((row, _) -> new RequestId(row.getObject("request_id", UUID.class)))
                .list();
        return new Adjusting(journal, decided);
    }

    public void store(Adjusting adjusting) {
        var rows = new Rows<>(adjusting.decided());
        if (rows.rows().isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into adjustment (request_id, admin_id, user_id, change, reason, outcome)
                select * from unnest(?, ?, ?, ?, ?, ?)
                """)
                .param(rows.uuid(row -> row.command().request().value()))
                .param(rows.uuid(row -> row.command().admin().value()))
                .param(rows.uuid(row -> row.command().user().value()))
                .param(rows.bigint(row -> row.command().change()))
                .param(rows.bytea(this::reason))
                .param(rows.text(row -> row.outcome().name()))
                .update();
    }

    /** Out of the envelope it travelled in, under the keys of what is kept. */
    private byte[] reason(Adjustment row) {
        var command = row.command();
        var reason = transport.open(command.sealed(), command, AdminReason.class);
        return storage.seal(reason.text().getBytes(UTF_8), "adjustment " + command.request());
    }
}
