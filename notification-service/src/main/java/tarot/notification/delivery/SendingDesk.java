package tarot.notification.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import tarot.notification.delivery.Outcome.Later;
import tarot.notification.limit.SendLimits;
import tarot.tracing.Traces;
import tarot.work.LeasedWork.Desk;

/** Takes what is due and may be sent now; what may not goes back until its time. */
@Component
class SendingDesk implements Desk<Delivery, Outcome> {

    private final Deliveries deliveries;
    private final SendLimits limits;
    private final Postman postman;
    private final Bell bell;
    private final DeliveryProperties properties;

    SendingDesk(Deliveries deliveries, SendLimits limits, Postman postman, Bell bell, DeliveryProperties properties) {
        this.deliveries = deliveries;
        this.limits = limits;
        this.postman = postman;
        this.bell = bell;
        this.properties = properties;
    }

    @Override
    public List<Delivery> lease(int count) {
        var due = deliveries.lease(count, properties.lease());
        if (due.isEmpty()) {
            return due;
        }
        var waits = limits.permits(due.stream().map(Delivery::user).toList());
        var permitted = new ArrayList<Delivery>();
        var early = new ArrayList<Outcome>();
        for (int n = 0; n < due.size(); n++) {
            if (waits.get(n).isZero()) {
                permitted.add(due.get(n));
            } else {
                early.add(new Later(due.get(n), waits.get(n), false));
            }
        }
        finish(early);
        if (due.size() == count && permitted.size() < count) {
            bell.ringIn(Duration.ZERO); // others may be due that are not held up
        }
        return permitted;
    }

    @Override
    public Outcome work(Delivery delivery) {
        return Traces.call(delivery.traceparent(), "tell", () -> postman.bring(delivery));
    }

    @Override
    public void finish(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        deliveries.settle(outcomes);
        outcomes.stream()
                .filter(Later.class::isInstance)
                .map(outcome -> ((Later) outcome).pause())
                .min(Comparator.naturalOrder())
                .ifPresent(bell::ringIn);
    }
}
