package tarot.payment.reconciliation;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.PaymentTest;
import tarot.payment.reconciliation.ReconciliationTable.Run;

/** In transactions that come to nothing, so that the worker in the background sees none of it. */
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

    @Test
    void aListThatIsJustBeingTakenIsLeftToWhoeverTakesIt() {
        dueAndThen(() -> {
            table.lease(2);
            try (var replica = Executors.newSingleThreadExecutor()) {
                var others = supplyAsync(this::withoutWaiting, replica);
                assertThat(others.join()).isEmpty();
            }
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

    List<Run> withoutWaiting() {
        return transaction.execute(_ -> {
            jdbc.sql("set local lock_timeout = '2s'").update();
            return table.lease(2);
        });
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
