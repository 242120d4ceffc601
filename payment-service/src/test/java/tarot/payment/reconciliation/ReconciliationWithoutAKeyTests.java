package tarot.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.PaymentTest;
import tarot.payment.reconciliation.ReconciliationTable.Run;
import tarot.payment.stripe.StripeProperties;

/** Stripe's key was taken away while pages were open, which may be paid all the same. */
@PaymentTest
class ReconciliationWithoutAKeyTests {

    final ReconciliationDesk desk;

    ReconciliationWithoutAKeyTests(
            ReconciliationTable table,
            StarsReconciliation stars,
            StripeReconciliation stripe,
            ReconciliationProperties properties) {
        var moment = Duration.ofSeconds(1);
        var account = new StripeProperties("", URI.create("http://localhost:9"), moment, moment);
        this.desk = new ReconciliationDesk(table, stars, stripe, account, properties);
    }

    @Test
    void whenTheKeyIsBackTheListsAreReadFromWhereTheyWereLeft() {
        var run = new Run(PaymentMethod.STRIPE, 1_700_000_000, UUID.randomUUID(), Instant.now());
        assertThat(desk.work(run).progress()).isEqualTo(1_700_000_000);
    }
}
