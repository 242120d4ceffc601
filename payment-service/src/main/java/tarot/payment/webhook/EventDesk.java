package tarot.payment.webhook;

import com.stripe.exception.StripeException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.payment.settlement.Fact;
import tarot.payment.settlement.Heard;
import tarot.payment.settlement.Payments;
import tarot.payment.webhook.EventDesk.Found;
import tarot.payment.webhook.WaitingEvents.Leased;
import tarot.tracing.Traces;
import tarot.work.LeasedWork.Desk;

/** Where kept events wait until Stripe was asked what they mean. No event is ever given up. */
@Component
class EventDesk implements Desk<Leased, Found> {

    private static final Logger log = LoggerFactory.getLogger(EventDesk.class);

    private final WaitingEvents waiting;
    private final Inquiry inquiry;
    private final Payments payments;

    EventDesk(WaitingEvents waiting, Inquiry inquiry, Payments payments) {
        this.waiting = waiting;
        this.inquiry = inquiry;
        this.payments = payments;
    }

    /** What an event means; null while that could not be found out. */
    record Found(Leased event, @Nullable List<Fact> facts) {}

    @Override
    @Transactional
    public List<Leased> lease(int count) {
        return waiting.lease(count);
    }

    @Override
    public Found work(Leased event) {
        return Traces.call(event.traceparent(), "act on stripe event", () -> ask(event));
    }

    @Override
    @Transactional
    public void finish(List<Found> results) {
        var held = waiting.held(results.stream().map(Found::event).toList());
        var kept = results.stream()
                .filter(result -> held.contains(result.event().lease()))
                .toList();
        payments.take(kept.stream().flatMap(EventDesk::heard).toList());
        waiting.done(kept.stream()
                .filter(result -> result.facts() != null)
                .map(Found::event)
                .toList());
        waiting.postpone(kept.stream()
                .filter(result -> result.facts() == null)
                .map(Found::event)
                .toList());
    }

    private static Stream<Heard> heard(Found found) {
        return found.facts() == null
                ? Stream.empty()
                : found.facts().stream()
                        .map(fact -> new Heard(fact, found.event().traceparent()));
    }

    private Found ask(Leased event) {
        try {
            var told = StripeEvent.read(waiting.open(event));
            return new Found(event, told.isPresent() ? inquiry.facts(told.get()) : List.of());
        } catch (StripeException failure) {
            // no text of Stripe's: it may name the buyer
            (waiting.isAlarming(event) ? log.atError() : log.atWarn())
                    .addKeyValue("event", event.event())
                    .addKeyValue("attempt", event.number())
                    .addKeyValue("status", failure.getStatusCode())
                    .addKeyValue("error", failure.getClass().getSimpleName())
                    .log("Stripe does not say what an event means");
            return new Found(event, null);
        }
    }
}
