package tarot.payment.settlement;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.Customer;
import tarot.payment.PaymentTest;
import tarot.payment.order.News.Paid;
import tarot.payment.settlement.Fact.GivenBack;
import tarot.payment.settlement.Fact.Received;

/** Two hear of the same payment at the same time; the first has not committed when the second begins. */
@PaymentTest
class TwoReplicasTests {

    final Payments payments;
    final TransactionTemplate transaction;
    final JdbcClient jdbc;
    final Customer ada;
    final PaymentId payment = new PaymentId(UUID.randomUUID());

    TwoReplicasTests(Payments payments, TransactionTemplate transaction, JdbcClient jdbc) {
        this.payments = payments;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.ada = new Customer(jdbc);
    }

    /** Not even a mistake that a retry would mend: the second sees what the first has stored. */
    @Test
    void aChargeThatTwoReplicasTakeAtOnceIsOnePayment() {
        var paid = new Paid(PaymentMethod.STARS, ada.id(), 77, "XTR", false, null);
        var received = new Received(payment, null, paid, null, "sealed".getBytes(US_ASCII));
        var both = together(received, received);
        assertThat(both.first()).singleElement().isInstanceOf(PaymentHeld.class);
        assertThat(both.second()).isEmpty();
        assertThat(ada.told()).hasSize(1);
        assertThat(ada.payments()).containsExactly("HELD");
    }

    @Test
    void refundsThatTwoReplicasTakeAtOnceTakeNoMoreThanThereWas() {
        jdbc.sql("""
                insert into payment (payment_id, user_id, method, amount, currency, credits, state, session)
                values (?, ?, 'STRIPE', 199, 'USD', 10, 'SETTLED', ?)
                """).params(payment.value(), ada.id().value(), "cs_" + payment).update();
        together(refund("re_1"), refund("re_2"));
        assertThat(ada.told(PaymentReversed.class))
                .extracting(reversed -> reversed.credits().amount())
                .containsExactly(7L, 3L);
        assertThat(ada.payments()).containsExactly("REVERSED");
    }

    GivenBack refund(String name) {
        return new GivenBack(payment, "refund " + name, ReversalReason.REFUND, 150);
    }

    record Both(List<PaymentEvent> first, List<PaymentEvent> second) {}

    Both together(Fact one, Fact other) {
        try (var replica = Executors.newSingleThreadExecutor()) {
            var second = new CompletableFuture<List<PaymentEvent>>();
            var first = transaction.execute(_ -> {
                var events = take(one);
                follow(replica, other, second);
                return events;
            });
            return new Both(first, second.join());
        }
    }

    /** Begins in a transaction of its own, and returns when that waits for this one. */
    void follow(ExecutorService replica, Fact fact, CompletableFuture<List<PaymentEvent>> events) {
        var backend = new CompletableFuture<Integer>();
        supplyAsync(
                        () -> transaction.execute(_ -> {
                            backend.complete(jdbc.sql("select pg_backend_pid()")
                                    .query(Integer.class)
                                    .single());
                            return take(fact);
                        }),
                        replica)
                .whenComplete((taken, failure) -> {
                    if (failure == null) {
                        events.complete(taken);
                    } else {
                        events.completeExceptionally(failure);
                    }
                });
        await().until(() -> jdbc.sql("select count(*) from pg_locks where pid = ? and not granted")
                        .param(backend.join())
                        .query(Long.class)
                        .single()
                > 0);
    }

    List<PaymentEvent> take(Fact fact) {
        return payments.take(List.of(new Heard(fact, null)));
    }
}
