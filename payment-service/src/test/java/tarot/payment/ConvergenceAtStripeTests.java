package tarot.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.messaging.Publisher;
import tarot.payment.webhook.Inbox;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same things happen to two people. One is told of each as it happens; of the other everything is told at the end, anyhow.
 * Both end alike, and as the money says.
 */
@PaymentTest
class ConvergenceAtStripeTests {

    enum Deed {
        PAY,
        PAY_LATER,
        ARRIVE,
        FAIL_TO_ARRIVE,
        EXPIRE,
        /** Another amount than was ordered is charged. */
        TAMPER,
        REFUND,
        /** All refunds so far. */
        FAIL_REFUNDS,
        DISPUTE,
        WIN,
        LOSE,
        INQUIRE,
        LET_BE
    }

    record Step(Deed deed, long amount) {

        static Step of(Deed deed) {
            return new Step(deed, 0);
        }
    }

    /** What happens at Stripe: somebody pays, or does not, and if so, some of it goes back in several ways. */
    record Sale(Pack pack, List<Step> steps) {

        /** The share of the credits that belongs to the money that is with its buyer in the end. */
        long taken() {
            long refunded = 0;
            long disputed = 0;
            for (var step : steps) {
                switch (step.deed()) {
                    case TAMPER, FAIL_TO_ARRIVE, EXPIRE -> {
                        return 0; // nothing was granted
                    }
                    case REFUND -> refunded += step.amount();
                    case FAIL_REFUNDS -> refunded = 0;
                    case DISPUTE -> disputed = step.amount();
                    case WIN -> disputed = 0;
                    case PAY, PAY_LATER, ARRIVE, LOSE, INQUIRE, LET_BE -> {}
                }
            }
            return pack.credits() * Math.min(pack.price(), refunded + disputed) / pack.price();
        }
    }

    record Pack(String name, long credits, long price) {}

    static final List<Pack> PACKS = List.of(new Pack("p10", 10, 199), new Pack("p150", 150, 1_999));
    static final List<List<Deed>> COURSES = List.of(
            List.of(Deed.PAY),
            List.of(Deed.PAY_LATER, Deed.ARRIVE),
            List.of(Deed.TAMPER, Deed.PAY),
            List.of(Deed.PAY_LATER, Deed.FAIL_TO_ARRIVE),
            List.of(Deed.EXPIRE));

    static final int STEPS_MAX = 8;

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

    @Test
    void anyOrderAtStripeEndsAsTheCleanRun() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var sales = Stream.generate(() -> sale(random)).limit(40).toList();
        var clean = open(sales);
        var wild = open(sales);
        var told = new ArrayList<ObjectNode>();
        for (int turn = 0; turn < STEPS_MAX; turn++) {
            for (int i = 0; i < sales.size(); i++) {
                var steps = sales.get(i).steps();
                if (turn < steps.size()) {
                    happen(steps.get(turn), clean.get(i).session()).forEach(this::tell);
                    told.addAll(happen(steps.get(turn), wild.get(i).session()));
                }
            }
            ending.isReached();
        }
        tellAnyhow(told, random);
        for (int i = 0; i < sales.size(); i++) {
            assertThat(wild.get(i).end())
                    .as("seed %d: %s", seed, sales.get(i))
                    .isEqualTo(clean.get(i).end())
                    .contains(Ending.taken(sales.get(i).taken()));
        }
    }

    /** Several times each, shuffled, by many threads, while Stripe's lists are gone through and calls fail. */
    void tellAnyhow(List<ObjectNode> events, Random random) {
        var told = new ArrayList<>(events);
        events.forEach(event -> told.addAll(Collections.nCopies(random.nextInt(3), event)));
        Collections.shuffle(told, random);
        stripe.failLooks(random.nextInt(10), Fault.values()[random.nextInt(Fault.values().length)]);
        var reconciled = random.nextInt(told.size());
        IntStream.range(0, told.size()).parallel().forEach(i -> {
            if (i == reconciled) {
                jdbc.sql("update reconciliation set due_at = now()").update();
            }
            tell(told.get(i));
        });
        ending.isReached();
        stripe.heal();
    }

    // ---- what happens

    static Sale sale(Random random) {
        var pack = PACKS.get(random.nextInt(PACKS.size()));
        var course = COURSES.get(random.nextInt(COURSES.size()));
        var steps = new ArrayList<>(course.stream().map(Step::of).toList());
        if (steps.getLast().deed() == Deed.PAY || steps.getLast().deed() == Deed.ARRIVE) {
            steps.addAll(backs(pack.price(), random));
        }
        return new Sale(pack, List.copyOf(steps));
    }

    /** Refunds in parts, all of which may fail, and a dispute or an inquiry anywhere between them. */
    static List<Step> backs(long price, Random random) {
        var steps = new ArrayList<Step>();
        for (var left = price; left > 0 && steps.size() < 3 && random.nextInt(4) > 0; ) {
            var part = random.nextInt(3) == 0 ? left : 1 + random.nextLong(left);
            steps.add(new Step(Deed.REFUND, part));
            left -= part;
        }
        if (random.nextBoolean()) {
            steps.add(random.nextInt(steps.size() + 1), Step.of(Deed.FAIL_REFUNDS));
        }
        if (random.nextInt(4) > 0) {
            var closed = random.nextInt(steps.size() + 1);
            var outcome = List.of(Deed.WIN, Deed.LOSE, Deed.LET_BE).get(random.nextInt(3));
            var amount = random.nextBoolean() ? price : 1 + random.nextLong(price);
            steps.add(closed, Step.of(outcome));
            steps.add(
                    random.nextInt(closed + 1), new Step(outcome == Deed.LET_BE ? Deed.INQUIRE : Deed.DISPUTE, amount));
        }
        return steps;
    }

    List<ObjectNode> happen(Step step, String session) {
        return switch (step.deed()) {
            case PAY -> stripe.pay(session);
            case PAY_LATER -> stripe.payLater(session);
            case ARRIVE -> stripe.arrive(session);
            case FAIL_TO_ARRIVE -> stripe.failToArrive(session);
            case EXPIRE -> stripe.expire(session);
            case TAMPER -> stripe.charge(session, 1, "usd");
            case REFUND -> stripe.refund(session, step.amount());
            case FAIL_REFUNDS -> stripe.failRefunds(session);
            case DISPUTE -> stripe.dispute(session, step.amount(), "needs_response");
            case WIN -> stripe.closeDispute(session, "won");
            case LOSE -> stripe.closeDispute(session, "lost");
            case INQUIRE -> stripe.dispute(session, step.amount(), "warning_needs_response");
            case LET_BE -> stripe.closeDispute(session, "warning_closed");
        };
    }

    record Opened(Customer customer, String session) {

        List<String> end() {
            return Ending.of(customer);
        }
    }

    List<Opened> open(List<Sale> sales) {
        var customers =
                Stream.generate(() -> new Customer(jdbc)).limit(sales.size()).toList();
        var orders = IntStream.range(0, sales.size())
                .mapToObj(i -> customers.get(i).orders(sales.get(i).pack().name()))
                .toList();
        publisher.publish(orders);
        customers.forEach(customer -> customer.isTold(CheckoutStarted.class));
        return IntStream.range(0, sales.size())
                .mapToObj(i -> new Opened(
                        customers.get(i),
                        stripe.sessionsOf(orders.get(i).order().value()).getFirst()))
                .toList();
    }

    void tell(ObjectNode event) {
        inbox.keep(FakeStripe.bytes(event));
    }
}
