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

    private static final int WORTHWHILE = 4;

    private final Deliveries deliveries;
    private final SendLimits limits;
    private final Postman postman;
    private final Bell bell;
    private final DeliveryProperties properties;
    private long ringsHeard = -1; // of the leasing thread alone, as is the next
    private long askedAt;

    SendingDesk(Deliveries deliveries, SendLimits limits, Postman postman, Bell bell, DeliveryProperties properties) {
        this.deliveries = deliveries;
        this.limits = limits;
        this.postman = postman;
        this.bell = bell;
        this.properties = properties;
    }

    /**
     * Takes no more than the bot may send: a backlog of thousands stays where it is until its turn. The worker asks
     * whenever a place is free, but the database is only asked when something came, or when the poll is due.
     */
    @Override
    public List<Delivery> lease(int count) {
        if (count < properties.atOnce() / WORTHWHILE) {
            // so much is under way that places will soon be free: many leased at once cost little more than one
            return List.of();
        }
        var rings = bell.rings();
        var now = System.nanoTime();
        if (rings == ringsHeard && now - askedAt < properties.poll().toNanos()) {
            return List.of();
        }
        var wait = limits.untilRoom();
        if (wait.isPositive()) {
            bell.ringIn(wait);
            return List.of();
        }
        ringsHeard = rings;
        askedAt = now;
        int wanted = Math.clamp(limits.room(), 1, count);
        var due = deliveries.lease(wanted, properties.lease());
        return due.isEmpty() ? due : permitted(due, due.size() == wanted);
    }

    private List<Delivery> permitted(List<Delivery> due, boolean moreMayBeDue) {
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
        if (moreMayBeDue) {
            bell.ringIn(limits.untilRoom());
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
        var before = bell.rings();
        var moreWaits = deliveries.settle(outcomes);
        if (moreWaits || before != bell.rings()) {
            bell.ringIn(Duration.ZERO); // what came for these people meanwhile was passed by
        }
        outcomes.stream()
                .filter(Later.class::isInstance)
                .map(outcome -> ((Later) outcome).pause())
                .min(Comparator.naturalOrder())
                .ifPresent(bell::ringIn);
    }
}
