package tarot.payment.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentCommand;
import tarot.contracts.payment.PaymentCommand.OfferPackages;
import tarot.contracts.payment.PaymentCommand.RecordStarsPayment;
import tarot.contracts.payment.PaymentCommand.RefundPayment;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.messaging.Outbox;
import tarot.payment.order.Order.State;
import tarot.work.LeasedWork;

/** Offers packages and takes orders, each once however often Kafka delivers the command. */
@Component
public class Orders {

    private static final Logger log = LoggerFactory.getLogger(Orders.class);

    private final Catalogue catalogue;
    private final Placing placing;
    private final OrderTable table;
    private final Outbox outbox;
    private final LeasedWork<?, ?> checkouts;

    Orders(Catalogue catalogue, Placing placing, OrderTable table, Outbox outbox, LeasedWork<?, ?> checkouts) {
        this.catalogue = catalogue;
        this.placing = placing;
        this.table = table;
        this.outbox = outbox;
        this.checkouts = checkouts;
    }

    /** Takes those of the commands that are about packages and orders. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(List<PaymentCommand> commands) {
        Map<OrderId, Placed> placed = new LinkedHashMap<>();
        for (var command : commands) {
            if (command instanceof StartCheckout start && !placed.containsKey(start.order())) {
                placed.put(start.order(), placing.place(start));
            }
        }
        Set<OrderId> added = placed.isEmpty() ? Set.of() : table.place(placed.values());
        var events = new ArrayList<PaymentEvent>();
        for (var command : commands) {
            switch (command) {
                case OfferPackages question ->
                    events.add(new PackagesOffered(question.user(), question.request(), catalogue.offers()));
                case StartCheckout start -> {
                    var one = placed.remove(start.order()); // a duplicate finds it gone
                    if (one != null && added.contains(start.order())) {
                        begin(one, events);
                    }
                }
                case RecordStarsPayment _, RefundPayment _ -> {} // of others
            }
        }
        outbox.append(events);
    }

    private void begin(Placed placed, List<PaymentEvent> events) {
        var order = placed.order();
        placed.announcement().ifPresent(events::add);
        if (order.state() == State.REQUESTED) {
            checkouts.wakeAfterCommit();
        }
        log.atInfo()
                .addKeyValue("order", order.id())
                .addKeyValue("pack", order.pack())
                .addKeyValue("method", order.method())
                .addKeyValue("state", order.state())
                .log("order placed");
    }
}
