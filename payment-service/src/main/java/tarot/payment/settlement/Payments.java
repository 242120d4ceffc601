package tarot.payment.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentId;
import tarot.messaging.Outbox;
import tarot.payment.order.Order;
import tarot.payment.order.OrderTable;
import tarot.payment.settlement.Fact.Happening;
import tarot.payment.settlement.Fact.OfOrder;
import tarot.payment.settlement.Fact.Received;
import tarot.storage.WorkingSet;
import tarot.tracing.Traces;

/** Takes facts however often and in whatever order providers tell them: each moves money once. */
@Component
public class Payments {

    private final PaymentTable table;
    private final OrderTable orders;
    private final Outbox outbox;

    Payments(PaymentTable table, OrderTable orders, Outbox outbox) {
        this.table = table;
        this.orders = orders;
        this.outbox = outbox;
    }

    /** Decides one by one, in order, stores what came of it, and says what was announced. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<PaymentEvent> take(List<Heard> heard) {
        if (heard.isEmpty()) {
            return List.of();
        }
        var named = heard.stream().flatMap(one -> payment(one.fact()).stream()).toList();
        table.claim(named);
        var found = table.find(named);
        var known = orders.lock(Stream.concat(
                        heard.stream().flatMap(one -> order(one.fact()).stream()),
                        found.stream().map(Payment::order).filter(Objects::nonNull))
                .distinct()
                .toList());
        var books =
                new Books(new WorkingSet<>(found, Payment::id), new WorkingSet<>(known, Order::id), new ArrayList<>());
        var announced = new ArrayList<PaymentEvent>();
        for (var one : heard) {
            var events = books.take(one.fact());
            announced.addAll(events);
            Traces.within(one.traceparent(), () -> append(events));
        }
        store(books);
        return announced;
    }

    private boolean append(List<PaymentEvent> events) {
        outbox.append(events);
        return true;
    }

    private void store(Books books) {
        if (!books.orders().changed().isEmpty()) {
            orders.store(books.orders().changed());
        }
        if (!books.added().isEmpty()) {
            table.add(books.added());
        }
        var moved = Stream.concat(
                        books.payments().changed().stream(),
                        books.payments().added().stream()
                                .filter(payment -> !payment.reversals().isEmpty()))
                .toList();
        if (!moved.isEmpty()) {
            table.store(moved);
        }
    }

    private static Optional<PaymentId> payment(Fact fact) {
        return switch (fact) {
            case Received received -> Optional.of(received.payment());
            case Happening happening -> Optional.of(happening.payment());
            case OfOrder _ -> Optional.empty();
        };
    }

    private static Optional<OrderId> order(Fact fact) {
        return switch (fact) {
            case Received received -> Optional.ofNullable(received.order());
            case Happening _ -> Optional.empty();
            case OfOrder told -> Optional.of(told.order());
        };
    }
}
