package tarot.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.messaging.Publisher;
import tarot.payment.webhook.Inbox;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same things happen to two people. One is told of each as it happens; of the other everything is told several times,
 * shuffled, by many threads, while Stripe's lists are gone through and calls fail. Both end alike, and so does what is
 * announced.
 */
@PaymentTest
class ConvergenceAtStripeTests {

    enum Course {
        PAID,
        PAID_LATE,
        FAILED,
        EXPIRED,
        OTHER_AMOUNT
    }

    enum Sequel {
        NOTHING,
        REFUND,
        TWO_PARTS,
        REFUND_FAILS,
        DISPUTE_WON,
        DISPUTE_LOST,
        INQUIRY
    }

    /** What happens at Stripe. */
    record Sale(String pack, long price, Course course, Sequel sequel, long part) {}

    final Publisher publisher;
    final Inbox inbox;
    final FakeStripe stripe;
    final JdbcClient jdbc;
    final Ending ending;

    ConvergenceAtStripeTests(Publisher publisher, Inbox inbox, FakeStripe stripe, JdbcClient jdbc) {
        this.publisher = publisher;
        this.inbox = inbox;
        this.stripe = stripe;
        this.jdbc = jdbc;
        this.ending = new Ending(jdbc);
    }

    @RepeatedTest(2)
    void anyOrderAtStripeEndsAsTheCleanRun() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var sales = IntStream.range(0, 12).mapToObj(_ -> sale(random)).toList();
        var clean = sales.stream().map(sale -> open(sale)).toList();
        var wild = sales.stream().map(sale -> open(sale)).toList();
        var told = new ArrayList<ObjectNode>();
        for (int i = 0; i < sales.size(); i++) {
            happen(sales.get(i), clean.get(i).session(), this::tellAndWait);
            happen(sales.get(i), wild.get(i).session(), told::addAll);
        }
        List.copyOf(told).forEach(event -> {
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                told.add(event);
            }
        });
        Collections.shuffle(told, random);
        stripe.failLooks(random.nextInt(10), Fault.values()[random.nextInt(Fault.values().length)]);
        var reconciled = random.nextInt(told.size());
        IntStream.range(0, told.size()).parallel().forEach(i -> {
            if (i == reconciled) {
                jdbc.sql("update reconciliation set due_at = now()").update();
            }
            inbox.keep(FakeStripe.bytes(told.get(i)));
        });
        ending.isReached();
        stripe.heal();
        for (int i = 0; i < sales.size(); i++) {
            assertThat(wild.get(i).end())
                    .as("seed %d: %s", seed, sales.get(i))
                    .isEqualTo(clean.get(i).end());
        }
    }

    // ---- what happens

    static Sale sale(Random random) {
        var large = random.nextBoolean();
        var price = large ? 1_999L : 199L;
        return new Sale(
                large ? "p150" : "p10",
                price,
                Course.values()[random.nextInt(Course.values().length)],
                Sequel.values()[random.nextInt(Sequel.values().length)],
                1 + random.nextLong(price - 1));
    }

    interface Telling {
        void tell(List<ObjectNode> events);
    }

    void happen(Sale sale, String session, Telling telling) {
        switch (sale.course()) {
            case PAID -> telling.tell(stripe.pay(session));
            case OTHER_AMOUNT -> {
                stripe.charge(session, sale.price() + 1, "usd");
                telling.tell(stripe.pay(session));
            }
            case PAID_LATE -> {
                telling.tell(stripe.payLater(session));
                telling.tell(stripe.arrive(session));
            }
            case FAILED -> {
                telling.tell(stripe.payLater(session));
                telling.tell(stripe.failToArrive(session));
                return;
            }
            case EXPIRED -> {
                telling.tell(stripe.expire(session));
                return;
            }
        }
        follow(sale, session, telling);
    }

    void follow(Sale sale, String session, Telling telling) {
        switch (sale.sequel()) {
            case NOTHING -> {}
            case REFUND -> telling.tell(stripe.refund(session, sale.price()));
            case TWO_PARTS -> {
                telling.tell(stripe.refund(session, sale.part()));
                telling.tell(stripe.refund(session, sale.price() - sale.part()));
            }
            case REFUND_FAILS -> {
                telling.tell(stripe.refund(session, sale.part()));
                telling.tell(stripe.failRefunds(session));
            }
            case DISPUTE_WON -> {
                telling.tell(stripe.dispute(session, sale.price(), "needs_response"));
                telling.tell(stripe.closeDispute(session, "won"));
            }
            case DISPUTE_LOST -> {
                telling.tell(stripe.dispute(session, sale.price(), "needs_response"));
                telling.tell(stripe.closeDispute(session, "lost"));
            }
            case INQUIRY -> {
                telling.tell(stripe.dispute(session, sale.price(), "warning_needs_response"));
                telling.tell(stripe.closeDispute(session, "warning_closed"));
            }
        }
    }

    record Opened(Customer customer, StartCheckout order, String session) {

        List<String> end() {
            return Ending.of(customer);
        }
    }

    Opened open(Sale sale) {
        var customer = new Customer(jdbc);
        var order = customer.orders(sale.pack());
        publisher.publish(List.of(order));
        customer.isTold(CheckoutStarted.class);
        return new Opened(
                customer, order, stripe.sessionsOf(order.order().value()).getFirst());
    }

    void tellAndWait(List<ObjectNode> events) {
        events.forEach(event -> inbox.keep(FakeStripe.bytes(event)));
        ending.isReached();
    }
}
