package tarot.bot.person;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.notification.NotificationEvent;
import tarot.contracts.notification.NotificationEvent.MessageDelivered;
import tarot.contracts.notification.NotificationEvent.MessageFailed;
import tarot.contracts.notification.NotificationEvent.RecipientUnreachable;

@Component
class NotificationEventsListener {

    private final Unreachables unreachables;

    NotificationEventsListener(Unreachables unreachables) {
        this.unreachables = unreachables;
    }

    /** Nobody waits for it, and nearly all of it is passed over: better some polls of many than many of some. */
    @KafkaListener(
            topics = Topic.NOTIFICATION_EVENTS_NAME,
            properties = {"fetch.min.bytes=1000000", "fetch.max.wait.ms=500"})
    void on(List<NotificationEvent> events) {
        var gone = events.stream()
                .filter(NotificationEventsListener::tellsOfSomebodyGone)
                .map(NotificationEvent::user)
                .distinct()
                .toList();
        if (!gone.isEmpty()) {
            unreachables.mark(gone);
        }
    }

    private static boolean tellsOfSomebodyGone(NotificationEvent event) {
        return switch (event) {
            case RecipientUnreachable _ -> true;
            case MessageDelivered _, MessageFailed _ -> false;
        };
    }
}
