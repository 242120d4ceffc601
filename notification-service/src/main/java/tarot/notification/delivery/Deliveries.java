package tarot.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.UserId;
import tarot.contracts.notification.NotificationEvent;
import tarot.contracts.notification.NotificationEvent.MessageDelivered;
import tarot.contracts.notification.NotificationEvent.MessageFailed;
import tarot.contracts.notification.NotificationEvent.RecipientUnreachable;
import tarot.messaging.GivenUp;
import tarot.messaging.Outbox;
import tarot.notification.delivery.DeliveryTable.Change;
import tarot.notification.delivery.DeliveryTable.Entry;
import tarot.notification.delivery.DeliveryTable.State;
import tarot.notification.delivery.Outcome.Dropped;
import tarot.notification.delivery.Outcome.Failed;
import tarot.notification.delivery.Outcome.Later;
import tarot.notification.delivery.Outcome.PartTold;
import tarot.notification.delivery.Outcome.Told;
import tarot.notification.delivery.Outcome.Unreachable;
import tarot.notification.recipient.Admins;
import tarot.notification.recipient.Admins.Admin;
import tarot.notification.recipient.Recipients;

/** Queues what people are told, once however often Kafka delivers it, and keeps account of what came of it. */
@Component
class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final DeliveryTable table;
    private final Recipients recipients;
    private final Outbox outbox;
    private final Bell bell;
    private final Admins admins;

    Deliveries(DeliveryTable table, Recipients recipients, Outbox outbox, Bell bell, Admins admins) {
        this.table = table;
        this.recipients = recipients;
        this.outbox = outbox;
        this.bell = bell;
        this.admins = admins;
    }

    @Transactional
    void hear(List<? extends Message> events) {
        recipients.learn(events);
        var entries = events.stream().flatMap(this::entries).toList();
        alarm(events.stream().filter(event -> Hearing.of(event).isAlarming()).toList());
        if (!entries.isEmpty()) {
            table.add(entries);
        }
        bell.ringAfterCommit();
    }

    private void alarm(List<? extends Message> events) {
        if (events.isEmpty()) {
            return;
        }
        recipients.learn(admins);
        events.forEach(event -> log.atWarn()
                .addKeyValue("event", event.id())
                .addKeyValue("type", MessageTypes.nameOf(event.getClass()))
                .addKeyValue("admins", admins.all().size())
                .log("admins are alerted"));
    }

    private Stream<Entry> entries(Message event) {
        var hearing = Hearing.of(event);
        var told = hearing.isTold() && !event.user().equals(UserId.NOBODY)
                ? Stream.of(new Entry(event.id(), event.user(), event))
                : Stream.<Entry>empty();
        return hearing.isAlarming()
                ? Stream.concat(told, admins.all().stream().map(admin -> alert(event, admin)))
                : told;
    }

    static Entry alert(Message event, Admin admin) {
        var id = UUID.nameUUIDFromBytes(("alert " + event.id() + ' ' + admin.recipient()).getBytes(UTF_8));
        return new Entry(id, admin.recipient(), event);
    }

    /** One statement, and so a transaction of its own. */
    List<Delivery> lease(int count, Duration lease) {
        return table.lease(count, lease);
    }

    /** @return whether more waits for one of these people */
    @Transactional
    boolean settle(List<? extends Outcome> outcomes) {
        var stored = table.store(outcomes.stream().map(Deliveries::change).toList());
        var kept = outcomes.stream()
                .filter(outcome -> stored.containsKey(outcome.delivery().told()))
                .toList();
        outbox.giveUp(kept.stream()
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .map(Deliveries::givenUp)
                .toList());
        outbox.append(kept.stream()
                .map(Deliveries::announcement)
                .flatMap(Optional::stream)
                .toList());
        return stored.containsValue(true);
    }

    private static GivenUp givenUp(Failed failed) {
        var delivery = failed.delivery();
        return new GivenUp(delivery.original(), delivery.traceparent(), delivery.attempts() + 1, failed.why());
    }

    private static Change change(Outcome outcome) {
        var delivery = outcome.delivery();
        int parts = delivery.partsTold();
        int attempts = delivery.attempts();
        return switch (outcome) {
            case Told _ -> new Change(delivery, State.TOLD, parts + 1, 0, Duration.ZERO, false);
            case PartTold _ -> new Change(delivery, State.WAITING, parts + 1, 0, Duration.ZERO, false);
            case Later later ->
                new Change(
                        delivery,
                        State.WAITING,
                        parts,
                        later.counts() ? attempts + 1 : attempts,
                        later.pause(),
                        delivery.unreachable());
            case Unreachable _, Dropped _ -> new Change(delivery, State.DROPPED, parts, attempts, Duration.ZERO, true);
            case Failed _ ->
                new Change(delivery, State.FAILED, parts, attempts + 1, Duration.ZERO, delivery.unreachable());
        };
    }

    private static Optional<NotificationEvent> announcement(Outcome outcome) {
        var delivery = outcome.delivery();
        if (delivery.isAlert()) {
            return Optional.empty(); // nobody's message: there is nobody to announce it of
        }
        return switch (outcome) {
            case Told _ -> Optional.of(new MessageDelivered(delivery.told(), delivery.user(), delivery.type()));
            case Failed _ -> Optional.of(new MessageFailed(delivery.told(), delivery.user(), delivery.type()));
            case Unreachable _ -> Optional.of(new RecipientUnreachable(delivery.told(), delivery.user()));
            case PartTold _, Later _, Dropped _ -> Optional.empty();
        };
    }
}
