package tarot.payment.reconciliation;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.PaymentTest;
import tarot.payment.reconciliation.ReconciliationTable.Run;

/** In transactions of which the worker in the background sees nothing. */
@PaymentTest
class ReconciliationTableTests {

    final ReconciliationTable table;
    final TransactionTemplate transaction;
    final JdbcClient jdbc;

    ReconciliationTableTests(ReconciliationTable table, TransactionTemplate transaction, JdbcClient jdbc) {
        this.table = table;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    void aListIsGoneThroughByOneReplica() {
        dueAndThen(() -> {
            assertThat(table.lease(2)).extracting(Run::provider).containsExactlyInAnyOrder(PaymentMethod.values());
            assertThat(table.lease(2)).isEmpty();
        });
    }

    /** Locked before it is due, it is out of reach for the worker in the background. */
    @Test
    void aListThatIsJustBeingTakenIsNotWaitedFor() {
        await().until(() -> all("lease is null and due_at > now()"));
        jdbc.sql("update reconciliation set due_at = now() + interval '2 seconds'")
                .update();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("update reconciliation set due_at = now() + interval '1 day'")
                    .update();
            try (var replica = Executors.newSingleThreadExecutor()) {
                assertThat(supplyAsync(this::whenDue, replica).join()).isEmpty();
            }
        });
    }

    /** To whom the lists are due, as they do not see what is not committed. */
    List<Run> whenDue() {
        await().until(() -> all("due_at < now()"));
        return transaction.execute(_ -> {
            jdbc.sql("set local lock_timeout = '2s'").update();
            return table.lease(2);
        });
    }

    @Test
    void whoLostTheLeaseChangesNothing() {
        dueAndThen(() -> {
            var lost = table.lease(2);
            jdbc.sql("update reconciliation set due_at = now()").update();
            var held = table.lease(2);
            var before = rows();
            lost.forEach(run -> table.finish(run, 4711));
            lost.forEach(table::cutShort);
            assertThat(rows()).isEqualTo(before);
            held.forEach(run -> table.finish(run, 4711));
            assertThat(rows()).isNotEqualTo(before);
            assertThat(jdbc.sql("select progress from reconciliation")
                            .query(Long.class)
                            .list())
                    .containsOnly(4711L);
        });
    }

    boolean all(String condition) {
        return jdbc.sql("select bool_and(" + condition + ") from reconciliation")
                .query(Boolean.class)
                .single();
    }

    void dueAndThen(Runnable then) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("update reconciliation set due_at = now()").update();
            then.run();
        });
    }

    List<String> rows() {
        return jdbc.sql("select reconciliation::text as line from reconciliation order by provider")
                .query((row, _) -> row.getString("line"))
                .list();
    }
}
