package tarot.payment.webhook;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.payment.OrderId;
import tarot.messaging.Outbox;
import tarot.payment.order.News;
import tarot.payment.order.Order;
import tarot.payment.order.Order.State;
import tarot.payment.order.OrderTable;
import tarot.sealing.StorageSealing;

/** Keeps every event and acts on it in the same transaction: whatever was answered with 200 has taken effect, once. */
@Repository
class StripeEvents {

    private static final Logger log = LoggerFactory.getLogger(StripeEvents.class);

    private final JdbcClient jdbc;
    private final StorageSealing sealing;
    private final OrderTable orders;
    private final Outbox outbox;

    StripeEvents(JdbcClient jdbc, StorageSealing sealing, OrderTable orders, Outbox outbox) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.orders = orders;
        this.outbox = outbox;
    }

    @Transactional
    void take(StripeEvent event, byte[] body) {
        if (!keep(event, body)) {
            return; // told before
        }
        event.news()
                .ifPresent(news -> event.session()
                        .flatMap(StripeEvent.Session::order)
                        .ifPresentOrElse(order -> tell(order, news), () -> ofNobody(event)));
    }

    private void tell(OrderId id, News news) {
        var locked = orders.lock(List.of(id));
        for (var order : locked) {
            var step = order.after(news);
            if (!step.order().equals(order)) {
                orders.store(List.of(step.order()));
            }
            step.announcement().ifPresent(announcement -> outbox.append(List.of(announcement)));
            logged(order, step.order());
        }
        if (locked.isEmpty()) {
            log.atWarn().addKeyValue("order", id).log("Stripe tells of an order that nobody placed");
        }
    }

    private boolean keep(StripeEvent event, byte[] body) {
        return jdbc.sql("insert into webhook_event (event_id, type, contents) values (?, ?, ?) on conflict do nothing")
                        .param(event.id())
                        .param(event.type())
                        .param(sealing.seal(body, "stripe event " + event.id()))
                        .update()
                == 1;
    }

    private static void ofNobody(StripeEvent event) {
        log.atWarn().addKeyValue("event", event.id()).log("Stripe tells of a checkout without an order");
    }

    private static void logged(Order before, Order after) {
        var contested = after.state() == State.CONTESTED && before.state() != State.CONTESTED;
        (contested ? log.atWarn() : log.atInfo())
                .addKeyValue("order", after.id())
                .addKeyValue("state", after.state())
                .log(contested ? "paid otherwise than ordered: a person must look" : "Stripe told of an order");
    }
}
