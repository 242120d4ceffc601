package tarot.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.Message;
import tarot.contracts.notification.NotificationEvent;
import tarot.contracts.notification.NotificationEvent.MessageDelivered;
import tarot.contracts.notification.NotificationEvent.MessageFailed;
import tarot.contracts.notification.NotificationEvent.RecipientUnreachable;
import tarot.messaging.Outbox;
import tarot.notification.delivery.DeliveryTable.Change;
import tarot.notification.delivery.DeliveryTable.State;
import tarot.notification.delivery.Outcome.Failed;
import tarot.notification.delivery.Outcome.Later;
import tarot.notification.delivery.Outcome.PartTold;
import tarot.notification.delivery.Outcome.Told;
import tarot.notification.delivery.Outcome.Unreachable;
import tarot.notification.recipient.Recipients;

/** Queues what people are told, once however often Kafka delivers it, and keeps account of what came of it. */
@Component
class Deliveries {

    private final DeliveryTable table;
    private final Recipients recipients;
    private final Outbox outbox;
    private final Bell bell;

    Deliveries(DeliveryTable table, Recipients recipients, Outbox outbox, Bell bell) {
        this.table = table;
        this.recipients = recipients;
        this.outbox = outbox;
        this.bell = bell;
    }

    @Transactional
    void hear(List<? extends Message> events) {
        recipients.learn(events);
        recipients.areBack(events.stream()
                .filter(event -> Hearing.of(event).isSignOfLife())
                .map(Message::user)
                .distinct()
                .toList());
        var told = events.stream().filter(event -> Hearing.of(event).isTold()).toList();
        if (!told.isEmpty()) {
            table.add(told);
        }
        bell.ringAfterCommit();
    }

    @Transactional
    List<Delivery> lease(int count, Duration lease) {
        return table.lease(count, lease);
    }

    @Transactional
    void settle(List<? extends Outcome> outcomes) {
        var stored = table.store(outcomes.stream().map(Deliveries::change).toList());
        var ours = outcomes.stream()
                .filter(outcome -> stored.contains(outcome.delivery().told()))
                .toList();
        var refused = ours.stream()
                .filter(Unreachable.class::isInstance)
                .map(Outcome::delivery)
                .toList();
        if (!refused.isEmpty()) {
            recipients.areGone(refused.stream().map(Delivery::user).toList());
            table.drop(refused);
        }
        outbox.append(ours.stream()
                .map(Deliveries::announcement)
                .flatMap(Optional::stream)
                .toList());
    }

    private static Change change(Outcome outcome) {
        var delivery = outcome.delivery();
        int parts = delivery.partsTold();
        return switch (outcome) {
            case Told _ -> new Change(delivery, State.TOLD, parts + 1, delivery.attempts(), Duration.ZERO);
            case PartTold _ -> new Change(delivery, State.WAITING, parts + 1, 0, Duration.ZERO);
            case Later later ->
                new Change(
                        delivery,
                        State.WAITING,
                        parts,
                        later.counts() ? delivery.attempts() : delivery.attempts() - 1,
                        later.pause());
            case Unreachable _ -> new Change(delivery, State.DROPPED, parts, delivery.attempts(), Duration.ZERO);
            case Failed _ -> new Change(delivery, State.FAILED, parts, delivery.attempts(), Duration.ZERO);
        };
    }

    private static Optional<NotificationEvent> announcement(Outcome outcome) {
        var delivery = outcome.delivery();
        return switch (outcome) {
            case Told _ -> Optional.of(new MessageDelivered(delivery.told(), delivery.user(), delivery.type()));
            case Failed _ -> Optional.of(new MessageFailed(delivery.told(), delivery.user(), delivery.type()));
            case Unreachable _ -> Optional.of(new RecipientUnreachable(delivery.told(), delivery.user()));
            case PartTold _, Later _ -> Optional.empty();
        };
    }
}
