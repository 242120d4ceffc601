package tarot.payment.checkout;

import static java.util.stream.Collectors.toMap;

import com.stripe.exception.StripeException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.MessageTypes;
import tarot.contracts.payment.CheckoutPage;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.messaging.Outbox;
import tarot.payment.checkout.Attempt.Result;
import tarot.payment.order.News;
import tarot.payment.order.News.PageDenied;
import tarot.payment.order.News.PageReady;
import tarot.payment.order.Order;
import tarot.payment.order.OrderTable;
import tarot.sealing.TransportSealing;
import tarot.tracing.Traces;
import tarot.work.LeasedWork.Desk;

/** Where orders wait until Stripe has made their pages. */
@Component
class CheckoutDesk implements Desk<Attempt, Result> {

    private static final Logger log = LoggerFactory.getLogger(CheckoutDesk.class);

    private final Waiting waiting;
    private final OrderTable orders;
    private final StripePages pages;
    private final TransportSealing sealing;
    private final Outbox outbox;

    CheckoutDesk(Waiting waiting, OrderTable orders, StripePages pages, TransportSealing sealing, Outbox outbox) {
        this.waiting = waiting;
        this.orders = orders;
        this.pages = pages;
        this.sealing = sealing;
        this.outbox = outbox;
    }

    @Override
    @Transactional
    public List<Attempt> lease(int count) {
        return waiting.lease(count);
    }

    @Override
    public Result work(Attempt attempt) {
        return Traces.call(attempt.traceparent(), "create checkout", () -> ask(attempt));
    }

    @Override
    @Transactional
    public void finish(List<Result> results) {
        var held = waiting.held(results.stream().map(Result::attempt).toList());
        var kept = results.stream()
                .filter(result -> held.contains(result.attempt().lease()))
                .toList();
        var locked = orders
                .lock(kept.stream().map(result -> result.attempt().order().id()).toList())
                .stream()
                .collect(toMap(Order::id, order -> order));
        var changed = new ArrayList<Order>();
        var repeated = new ArrayList<Attempt>();
        for (var result : kept) {
            var order = locked.get(result.attempt().order().id());
            if (result.news() == null) {
                repeated.add(result.attempt());
            } else if (order != null) {
                var step = order.after(result.news());
                changed.add(step.order());
                step.announcement()
                        .ifPresent(event -> Traces.within(result.attempt().traceparent(), () -> {
                            outbox.append(List.of(event));
                            return event;
                        }));
            }
        }
        orders.store(changed);
        waiting.postpone(repeated);
    }

    private Result ask(Attempt attempt) {
        if (!pages.isConfigured()) {
            return new Result(attempt, new PageDenied(Reason.NOT_CONFIGURED));
        }
        try {
            var session = pages.create(attempt.order());
            return new Result(attempt, ready(attempt.order(), session.getId(), session.getUrl()));
        } catch (StripeException failure) {
            var again = Attempt.passes(failure) && !waiting.isLast(attempt);
            // no text of Stripe's: it repeats parameters
            log.atWarn()
                    .addKeyValue("order", attempt.order().id())
                    .addKeyValue("attempt", attempt.number())
                    .addKeyValue("status", failure.getStatusCode())
                    .addKeyValue("error", failure.getClass().getSimpleName())
                    .log(again ? "no checkout yet" : "no checkout");
            return new Result(attempt, again ? null : new PageDenied(Reason.PROVIDER_UNAVAILABLE));
        }
    }

    private News ready(Order order, String session, String url) {
        UUID announcement = MessageTypes.idOf(CheckoutStarted.class, order.id().value());
        return new PageReady(session, sealing.seal(new CheckoutPage(url), announcement));
    }
}
