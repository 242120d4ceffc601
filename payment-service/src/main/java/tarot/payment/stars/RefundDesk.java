package tarot.payment.stars;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.payment.PaymentEvent.RefundReported;
import tarot.contracts.payment.PaymentEvent.RefundReported.Outcome;
import tarot.messaging.Outbox;
import tarot.payment.settlement.Fact.GivenBack;
import tarot.payment.settlement.Heard;
import tarot.payment.settlement.Payments;
import tarot.payment.stars.RefundDesk.Given;
import tarot.payment.stars.RefundTable.Leased;
import tarot.payment.stars.Telegram.Answer;
import tarot.tracing.Traces;
import tarot.work.LeasedWork.Desk;

/** Where wishes to give Stars back wait until Telegram was asked. */
@Component
class RefundDesk implements Desk<Leased, Given> {

    private static final Logger log = LoggerFactory.getLogger(RefundDesk.class);

    private final RefundTable table;
    private final Refunding refunding;
    private final Payments payments;
    private final Outbox outbox;

    RefundDesk(RefundTable table, Refunding refunding, Payments payments, Outbox outbox) {
        this.table = table;
        this.refunding = refunding;
        this.payments = payments;
        this.outbox = outbox;
    }

    /** What Telegram said. */
    record Given(Leased request, Answer answer, long amount) {

        boolean isBack() {
            return answer == Answer.GIVEN_BACK || answer == Answer.GIVEN_BACK_BEFORE;
        }

        /**
         * Whether this wish's own call gave it back. Not whether the payment moved just now: reconciliation or another
         * wish may have told of it before this answer was stored.
         */
        boolean isOwn() {
            return answer == Answer.GIVEN_BACK || request.number() > 1;
        }
    }

    @Override
    @Transactional
    public List<Leased> lease(int count) {
        return table.lease(count);
    }

    @Override
    public Given work(Leased request) {
        return Traces.call(request.traceparent(), "refund stars", () -> refunding.refund(request));
    }

    @Override
    @Transactional
    public void finish(List<Given> results) {
        var held = table.held(results.stream().map(Given::request).toList());
        var kept = results.stream()
                .filter(result -> held.contains(result.request().lease()))
                .toList();
        payments.take(kept.stream().filter(Given::isBack).map(RefundDesk::heard).toList());
        for (var result : kept) {
            var request = result.request();
            var outcome = switch (result.answer()) {
                case GIVEN_BACK, GIVEN_BACK_BEFORE -> result.isOwn() ? Outcome.REFUNDED : Outcome.ALREADY_REFUNDED;
                case REFUSED -> Outcome.NOT_POSSIBLE;
                case UNKNOWN -> table.isLast(request) ? Outcome.NOT_POSSIBLE : null;
            };
            close(request, outcome);
        }
    }

    private void close(Leased request, @Nullable Outcome outcome) {
        if (outcome == null) {
            table.postpone(request);
        } else {
            table.answer(request.request(), outcome);
            Traces.within(request.traceparent(), () -> {
                outbox.append(
                        List.of(new RefundReported(request.admin(), request.request(), request.payment(), outcome)));
                return true;
            });
        }
        (outcome == null || outcome == Outcome.NOT_POSSIBLE ? log.atWarn() : log.atInfo())
                .addKeyValue("request", request.request())
                .addKeyValue("payment", request.payment())
                .addKeyValue("attempt", request.number())
                .addKeyValue("outcome", outcome)
                .log(outcome == null ? "not refunded yet" : "refund answered");
    }

    private static Heard heard(Given given) {
        var request = given.request();
        var back = GivenBack.ofStars(request.payment(), given.amount());
        return new Heard(back, request.traceparent());
    }
}
