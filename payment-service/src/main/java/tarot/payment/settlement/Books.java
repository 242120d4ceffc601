package tarot.payment.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tarot.contracts.UserId;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.order.Order;
import tarot.payment.settlement.Fact.Happening;
import tarot.payment.settlement.Fact.OfOrder;
import tarot.payment.settlement.Fact.Received;
import tarot.payment.settlement.Payment.State;
import tarot.payment.settlement.PaymentTable.Added;
import tarot.storage.WorkingSet;

/** The payments and orders that a batch is about, as they are after the facts so far. */
record Books(WorkingSet<PaymentId, Payment> payments, WorkingSet<OrderId, Order> orders, List<Received> receipts) {

    private static final Logger log = LoggerFactory.getLogger(Books.class);

    /** What the world is told of it. */
    List<PaymentEvent> take(Fact fact) {
        return switch (fact) {
            case Received received -> receive(received);
            case Happening happening -> move(happening);
            case OfOrder told -> tell(told);
        };
    }

    /** What is new, as it is now. */
    List<Added> added() {
        return receipts.stream()
                .map(received -> new Added(payments.get(received.payment()), received))
                .toList();
    }

    private List<PaymentEvent> receive(Received received) {
        if (payments.contains(received.payment())) {
            return List.of(); // told before
        }
        var paid = received.paid();
        var order = order(received.order());
        if (order == null && paid.method() == PaymentMethod.STRIPE) {
            log.atWarn().addKeyValue("order", received.order()).log("Stripe tells of an order that nobody placed");
            return List.of(); // of somebody else who uses the same account
        }
        var events = new ArrayList<PaymentEvent>();
        Payment payment;
        if (order != null && order.isPaidBy(paid)) {
            payment = Payment.settled(received, order);
        } else {
            var payer = Objects.requireNonNullElse(paid.payer(), order == null ? UserId.NOBODY : order.user());
            payment = Payment.held(received, payer);
        }
        payments.put(payment);
        receipts.add(received);
        events.add(payment.announcement(order));
        if (order != null) {
            follow(order.after(paid), events);
        }
        log(payment);
        return events;
    }

    private List<PaymentEvent> move(Happening happening) {
        if (!payments.contains(happening.payment())) {
            log.atWarn().addKeyValue("payment", happening.payment()).log("money of an unknown payment went back");
            return List.of();
        }
        var before = payments.get(happening.payment());
        var step = before.after(happening);
        if (!step.payment().equals(before)) {
            payments.put(step.payment());
            log.atInfo()
                    .addKeyValue("payment", before.id())
                    .addKeyValue("what", happening.what())
                    .addKeyValue("state", step.payment().state())
                    .log(happening instanceof Fact.Kept ? "payment reinstated" : "payment reversed");
        }
        return step.announcement().stream().toList();
    }

    private List<PaymentEvent> tell(OfOrder told) {
        var order = order(told.order());
        if (order == null) {
            return List.of();
        }
        var events = new ArrayList<PaymentEvent>();
        follow(order.after(told.news()), events);
        return events;
    }

    private void follow(Order.Step step, List<PaymentEvent> events) {
        var before = orders.get(step.order().id());
        if (!before.equals(step.order())) {
            orders.put(step.order());
            log.atInfo()
                    .addKeyValue("order", before.id())
                    .addKeyValue("state", step.order().state())
                    .log("order moved on");
        }
        step.announcement().ifPresent(events::add);
    }

    private @Nullable Order order(@Nullable OrderId id) {
        return id != null && orders.contains(id) ? orders.get(id) : null;
    }

    private static void log(Payment payment) {
        var held = payment.state() == State.HELD;
        (held ? log.atError() : log.atInfo())
                .addKeyValue("payment", payment.id())
                .addKeyValue("order", payment.order())
                .addKeyValue("method", payment.method())
                .addKeyValue("amount", payment.amount())
                .addKeyValue("currency", payment.currency())
                .log(held ? "paid otherwise than ordered: held until an admin has looked" : "payment settled");
    }
}
