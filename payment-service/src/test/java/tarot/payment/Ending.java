package tarot.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Message;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReinstated;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentEvent.RefundReported;

/** How it ended for somebody, in words that are the same of two people to whom the same happened. */
record Ending(JdbcClient jdbc) {

    /** What they were told, and how their payments and orders stand. */
    static List<String> of(Customer customer) {
        var end = new ArrayList<String>();
        customer.told().stream()
                .filter(message -> !(message instanceof PackagesOffered))
                .map(Ending::words)
                .sorted()
                .forEach(end::add);
        end.add(taken(credits(customer)));
        end.addAll(reversals(customer));
        end.addAll(customer.payments().stream().sorted().toList());
        end.addAll(customer.jdbc()
                .sql("select state from purchase_order where user_id = ?")
                .param(customer.id().value())
                .query((row, _) -> row.getString("state"))
                .list());
        return end;
    }

    /** The words for so many credits that were taken back in all. */
    static String taken(long credits) {
        return "credits taken back: " + credits;
    }

    /**
     * Which reversal took what, and so which one gives what back, follows from the order where several cover the same money;
     * what they take together does not.
     */
    private static long credits(Customer customer) {
        return customer.told().stream()
                .mapToLong(message -> switch (message) {
                    case PaymentReversed it -> it.credits().amount();
                    case PaymentReinstated it -> -it.credits().amount();
                    default -> 0;
                })
                .sum();
    }

    private static List<String> reversals(Customer customer) {
        return customer.jdbc()
                .sql("""
                        select concat_ws(' ', r.reason, r.amount, r.undone) as reversal
                        from payment_reversal r join payment p using (payment_id)
                        where p.user_id = ? order by 1
                        """)
                .param(customer.id().value())
                .query((row, _) -> row.getString("reversal"))
                .list();
    }

    /** Without the ids, in which the two runs differ. */
    private static String words(Message message) {
        var what = message.getClass().getSimpleName();
        return switch (message) {
            case PaymentSettled it -> what + " " + it.credits() + " " + it.amount() + it.currency();
            case PaymentHeld it -> what + " " + it.amount() + it.currency();
            case PaymentReversed it -> what + " " + it.reason() + " " + it.amount();
            case PaymentReinstated it -> what + " " + it.amount() + it.currency();
            case RefundReported it -> what + " " + it.outcome();
            default -> what;
        };
    }

    /** Until nothing is left to be acted on. */
    void isReached() {
        await().untilAsserted(() ->
                assertThat(jdbc.sql("""
                        select (select count(*) from webhook_event where state = 'WAITING')
                            + (select count(*) from refund_request where outcome is null)
                            + (select count(*) from reconciliation where due_at <= now() or lease is not null)
                        """).query(Long.class).single()).isZero());
    }
}
