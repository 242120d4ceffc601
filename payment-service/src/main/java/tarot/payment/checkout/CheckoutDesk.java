package tarot.payment.checkout;

import static java.util.stream.Collectors.toMap;

import com.stripe.exception.StripeException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused.Reason;
import tarot.messaging.Outbox;
import tarot.payment.checkout.Attempt.Result;
import tarot.payment.order.News.NotMade;
import tarot.payment.order.News.PageDenied;
import tarot.payment.order.News.RanOut;
import tarot.payment.order.Order;
import tarot.payment.order.OrderTable;
import tarot.payment.stripe.Session;
import tarot.tracing.Traces;
import tarot.work.LeasedWork.Desk;

/** Where orders wait until Stripe has made their pages. */
@Component
class CheckoutDesk implements Desk<Attempt, Result> {

    private static final Logger log = LoggerFactory.getLogger(CheckoutDesk.class);

    private final WaitingOrders waiting;
    private final OrderTable orders;
    private final StripePages pages;
    private final SessionReading reading;
    private final Outbox outbox;

    CheckoutDesk(WaitingOrders waiting, OrderTable orders, StripePages pages, SessionReading reading, Outbox outbox) {
        this.waiting = waiting;
        this.orders = orders;
        this.pages = pages;
        this.reading = reading;
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
            if (result.news() == null || result.news() instanceof NotMade) {
                repeated.add(result.attempt());
            }
            if (result.news() != null && order != null) {
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
            return attempt.unsure() ? later(attempt) : denied(attempt, Reason.NOT_CONFIGURED);
        }
        try {
            return attempt.keyGone() ? look(attempt) : made(attempt, pages.create(attempt.order()));
        } catch (StripeException failure) {
            return failed(attempt, failure);
        }
    }

    /** What a page that was made long ago became of; where there is none by now, none will come. */
    private Result look(Attempt attempt) throws StripeException {
        var session = pages.find(attempt.order(), attempt.placedAt());
        return session.isPresent() ? made(attempt, session.get()) : denied(attempt, Reason.PROVIDER_UNAVAILABLE);
    }

    /** What else became of it than waiting to be paid, reconciliation finds. */
    private Result made(Attempt attempt, Session session) {
        if (session.isExpired()) {
            return new Result(attempt, new RanOut(session.id()));
        }
        return new Result(attempt, reading.page(attempt.order().id(), session).orElse(null));
    }

    private Result failed(Attempt attempt, StripeException failure) {
        var fate = Attempt.fate(failure);
        var result = switch (fate) {
            case UNKNOWN -> later(attempt);
            case KEY_USED -> found(attempt);
            case NEVER -> attempt.keyGone() ? later(attempt) : denied(attempt, Reason.PROVIDER_UNAVAILABLE);
            case NOT_NOW -> notNow(attempt);
        };
        // no text of Stripe's: it repeats parameters
        log.atWarn()
                .addKeyValue("order", attempt.order().id())
                .addKeyValue("attempt", attempt.number())
                .addKeyValue("status", failure.getStatusCode())
                .addKeyValue("error", failure.getClass().getSimpleName())
                .addKeyValue("fate", fate)
                .log(result.news() instanceof PageDenied ? "no checkout" : "no checkout yet");
        return result;
    }

    /** The key was used with other parameters, as by an older version: there is a page, or one is just being made. */
    private Result found(Attempt attempt) {
        try {
            return pages.find(attempt.order(), attempt.placedAt())
                    .map(session -> made(attempt, session))
                    .orElseGet(() -> later(attempt));
        } catch (StripeException _) {
            return later(attempt);
        }
    }

    private Result notNow(Attempt attempt) {
        if (attempt.unsure()) {
            return later(attempt); // an earlier call may still have made one
        }
        return waiting.isLast(attempt)
                ? denied(attempt, Reason.PROVIDER_UNAVAILABLE)
                : new Result(attempt, new NotMade());
    }

    private static Result later(Attempt attempt) {
        return new Result(attempt, null);
    }

    private static Result denied(Attempt attempt, Reason reason) {
        return new Result(attempt, new PageDenied(reason));
    }
}
