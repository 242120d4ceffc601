package tarot.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.AdminReason;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.RequestId;
import tarot.contracts.payment.InvoicePayload;
import tarot.contracts.payment.PaymentCommand;
import tarot.contracts.payment.PaymentCommand.RecordStarsPayment;
import tarot.contracts.payment.PaymentCommand.RefundPayment;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.InvoiceIssued;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReinstated;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentEvent.RefundReported;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.payment.StarsCharge;
import tarot.messaging.Publisher;
import tarot.payment.webhook.Inbox;
import tarot.sealing.TransportSealing;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same things happen to two people. One is told of each as it happens; of the other everything is told several times,
 * shuffled, by many threads, while the providers' lists are gone through and calls fail. Both end alike, and so does what
 * is announced.
 */
@PaymentTest
class ConvergenceTests {

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

    /** What happens in Stars: so many payments, one of them perhaps of another amount, some given back. */
    record Gift(int payments, boolean odd, int refunds) {}

    final Publisher publisher;
    final TransportSealing sealing;
    final Inbox inbox;
    final Providers providers;
    final JdbcClient jdbc;

    ConvergenceTests(
            Publisher publisher,
            TransportSealing sealing,
            Inbox inbox,
            FakeStripe stripe,
            FakeTelegram telegram,
            JdbcClient jdbc) {
        this.publisher = publisher;
        this.sealing = sealing;
        this.inbox = inbox;
        this.providers = new Providers(stripe, telegram);
        this.jdbc = jdbc;
    }

    record Providers(FakeStripe stripe, FakeTelegram telegram) {}

    @RepeatedTest(3)
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
        providers.stripe().failLooks(random.nextInt(10), Fault.values()[random.nextInt(Fault.values().length)]);
        var reconciled = random.nextInt(told.size());
        IntStream.range(0, told.size()).parallel().forEach(i -> {
            if (i == reconciled) {
                jdbc.sql("update reconciliation set due_at = now()").update();
            }
            inbox.keep(FakeStripe.bytes(told.get(i)));
        });
        settle();
        providers.stripe().heal();
        for (int i = 0; i < sales.size(); i++) {
            assertThat(wild.get(i).end())
                    .as("seed %d: %s", seed, sales.get(i))
                    .isEqualTo(clean.get(i).end());
        }
    }

    @RepeatedTest(3)
    void anyOrderInStarsEndsAsTheCleanRun() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var gift = new Gift(1 + random.nextInt(4), random.nextBoolean(), random.nextInt(4));
        var clean = new Customer(jdbc);
        var wild = new Customer(jdbc);
        var cleanAdmin = new Customer(jdbc);
        var wildAdmin = new Customer(jdbc);
        for (var each : giving(gift, clean, cleanAdmin)) {
            for (var command : each) {
                publisher.publish(List.of(command));
                heard(clean, cleanAdmin);
            }
        }
        var before = new ArrayList<PaymentCommand>();
        for (var each : giving(gift, wild, wildAdmin)) {
            before.addAll(each);
            before.addAll(each);
            Collections.shuffle(before, random);
            providers.telegram().failRefunds(random.nextInt(3), Fault.LOST_ANSWER);
            jdbc.sql("update reconciliation set due_at = now()").update();
            publisher.publish(before);
            heard(wild, wildAdmin);
            providers.telegram().heal();
        }
        assertThat(end(wild)).as("seed %d: %s", seed, gift).isEqualTo(end(clean));
        assertThat(end(wildAdmin)).as("seed %d: %s", seed, gift).isEqualTo(end(cleanAdmin));
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
        var stripe = providers.stripe();
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
        var stripe = providers.stripe();
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
            return ConvergenceTests.end(customer);
        }
    }

    Opened open(Sale sale) {
        var customer = new Customer(jdbc);
        var order = customer.orders(sale.pack());
        publisher.publish(List.of(order));
        customer.isTold(CheckoutStarted.class);
        return new Opened(
                customer,
                order,
                providers.stripe().sessionsOf(order.order().value()).getFirst());
    }

    /** The commands, in two parts: an admin can only give back what is there. */
    List<List<PaymentCommand>> giving(Gift gift, Customer customer, Customer admin) {
        var order = customer.ordersInStars("p25", sealing);
        publisher.publish(List.of(order));
        var issued = customer.isTold(InvoiceIssued.class);
        var payload =
                sealing.open(issued.sealed(), issued.id(), InvoicePayload.class).payload();
        var paid = new ArrayList<PaymentCommand>();
        paid.add(order);
        for (int i = 0; i < gift.payments(); i++) {
            paid.add(pay(customer, payload, gift.odd() && i == 0 ? 1 : 225));
        }
        var given = new ArrayList<PaymentCommand>();
        for (int i = 0; i < Math.min(gift.refunds(), gift.payments()); i++) {
            given.add(refund(admin, ((RecordStarsPayment) paid.get(i + 1)).payment()));
        }
        return List.of(paid, given);
    }

    RecordStarsPayment pay(Customer customer, String payload, long stars) {
        var charge = providers.telegram().pay(customer.telegramId(), payload, stars);
        var payment = PaymentId.of(PaymentMethod.STARS, charge);
        var sealed = sealing.seal(
                new StarsCharge(charge, customer.telegramId(), payload),
                MessageTypes.idOf(RecordStarsPayment.class, payment.value()));
        return new RecordStarsPayment(payment, customer.id(), stars, "XTR", sealed);
    }

    RefundPayment refund(Customer admin, PaymentId payment) {
        var request = new RequestId(UUID.randomUUID());
        var sealed = sealing.seal(new AdminReason("pity"), MessageTypes.idOf(RefundPayment.class, request.value()));
        return new RefundPayment(admin.id(), request, payment, sealed);
    }

    // ---- how it ends

    static List<String> end(Customer customer) {
        var end = new ArrayList<String>();
        customer.told().stream()
                .filter(message -> !(message instanceof PackagesOffered))
                .map(ConvergenceTests::words)
                .sorted()
                .forEach(end::add);
        end.addAll(customer.payments().stream().sorted().toList());
        end.addAll(customer.jdbc()
                .sql("select state from purchase_order where user_id = ?")
                .param(customer.id().value())
                .query((row, _) -> row.getString("state"))
                .list());
        return end;
    }

    /** Without the ids, in which the two runs differ. */
    static String words(Message message) {
        var what = message.getClass().getSimpleName();
        return switch (message) {
            case PaymentSettled it -> what + " " + it.credits() + " " + it.amount() + it.currency();
            case PaymentHeld it -> what + " " + it.amount() + it.currency();
            case PaymentReversed it -> what + " " + it.reason() + " " + it.credits() + " " + it.amount();
            case PaymentReinstated it -> what + " " + it.credits();
            case RefundReported it -> what + " " + it.outcome();
            default -> what;
        };
    }

    void tellAndWait(List<ObjectNode> events) {
        events.forEach(event -> inbox.keep(FakeStripe.bytes(event)));
        settle();
    }

    /** Until nothing is left to be acted on. */
    void settle() {
        await().untilAsserted(() ->
                assertThat(jdbc.sql("""
                        select (select count(*) from webhook_event where state = 'WAITING')
                            + (select count(*) from refund_request where outcome is null)
                            + (select count(*) from reconciliation where due_at <= now() or lease is not null)
                        """).query(Long.class).single()).isZero());
    }

    void heard(Customer customer, Customer admin) {
        for (var one : List.of(customer, admin)) {
            var question = one.asks();
            publisher.publish(List.of(question));
            await().untilAsserted(() -> assertThat(one.told(PackagesOffered.class))
                    .anyMatch(answer -> answer.request().equals(question.request())));
        }
        settle();
    }
}
