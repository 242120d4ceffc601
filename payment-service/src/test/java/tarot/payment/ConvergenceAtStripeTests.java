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
 * shuffled, by many threads, while Stripe's lists are gone through and calls fail. Both end alike.
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

    enum Deed {
        REFUND,
        /** All refunds so far. */
        FAIL_REFUNDS,
        DISPUTE,
        WIN,
        LOSE,
        INQUIRE,
        LET_BE
    }

    record Step(Deed deed, long amount) {}

    /** What happens at Stripe: somebody pays, or does not, and if so, some of it goes back in several ways. */
    record Sale(String pack, long price, Course course, List<Step> steps) {}

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
        var steps = new ArrayList<Step>();
        for (var left = price;
                left > 0 && random.nextInt(3) > 0;
                left -= steps.getLast().amount()) {
            steps.add(new Step(Deed.REFUND, random.nextInt(3) == 0 ? left : 1 + random.nextLong(left)));
        }
        if (random.nextInt(3) == 0) {
            steps.add(new Step(Deed.FAIL_REFUNDS, 0));
        }
        var closed = random.nextInt(steps.size() + 1);
        var opened = random.nextInt(closed + 1);
        if (random.nextInt(4) > 0) {
            var outcome = List.of(Deed.WIN, Deed.LOSE, Deed.LET_BE).get(random.nextInt(3));
            var opening = outcome == Deed.LET_BE ? Deed.INQUIRE : Deed.DISPUTE;
            steps.add(closed, new Step(outcome, 0));
            steps.add(opened, new Step(opening, random.nextBoolean() ? price : 1 + random.nextLong(price)));
        }
        var course = Course.values()[random.nextInt(Course.values().length)];
        return new Sale(large ? "p150" : "p10", price, course, List.copyOf(steps));
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
        sale.steps().forEach(step -> telling.tell(happen(step, session)));
    }

    List<ObjectNode> happen(Step step, String session) {
        return switch (step.deed()) {
            case REFUND -> stripe.refund(session, step.amount());
            case FAIL_REFUNDS -> stripe.failRefunds(session);
            case DISPUTE -> stripe.dispute(session, step.amount(), "needs_response");
            case WIN -> stripe.closeDispute(session, "won");
            case LOSE -> stripe.closeDispute(session, "lost");
            case INQUIRE -> stripe.dispute(session, step.amount(), "warning_needs_response");
            case LET_BE -> stripe.closeDispute(session, "warning_closed");
        };
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
