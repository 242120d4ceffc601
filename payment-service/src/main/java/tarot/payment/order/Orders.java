package tarot.payment.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentCommand;
import tarot.contracts.payment.PaymentCommand.OfferPackages;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.messaging.Outbox;
import tarot.payment.order.Order.State;
import tarot.payment.order.OrderTable.Placed;
import tarot.tracing.Traces;
import tarot.work.LeasedWork;

/** Offers packages and takes orders, each once however often Kafka delivers the command. */
@Component
class Orders {

    private static final Logger log = LoggerFactory.getLogger(Orders.class);

    private final OrderTable table;
    private final Outbox outbox;
    private final LeasedWork<?, ?> checkouts;

    Orders(OrderTable table, Outbox outbox, LeasedWork<?, ?> checkouts) {
        this.table = table;
        this.outbox = outbox;
        this.checkouts = checkouts;
    }

    @Transactional
    void take(List<PaymentCommand> commands) {
        Map<OrderId, Placed> placed = new LinkedHashMap<>();
        for (var command : commands) {
            if (command instanceof StartCheckout start) {
                placed.putIfAbsent(start.order(), new Placed(Order.placed(start), Traces.of(start)));
            }
        }
        Set<OrderId> added = placed.isEmpty() ? Set.of() : table.place(placed.values());
        var events = new ArrayList<PaymentEvent>();
        for (var command : commands) {
            switch (command) {
                case OfferPackages question ->
                    events.add(new PackagesOffered(question.user(), question.request(), Pack.offers()));
                case StartCheckout start -> {
                    var one = placed.remove(start.order()); // a duplicate finds it gone
                    if (one != null && added.contains(start.order())) {
                        begin(one.order(), events);
                    }
                }
            }
        }
        outbox.append(events);
    }

    private void begin(Order order, List<PaymentEvent> events) {
        if (order.state() == State.REFUSED) {
            events.add(order.unknownPackage());
        } else {
            checkouts.wakeAfterCommit();
        }
        log.atInfo()
                .addKeyValue("order", order.id())
                .addKeyValue("pack", order.pack())
                .addKeyValue("state", order.state())
                .log("order placed");
    }
}
