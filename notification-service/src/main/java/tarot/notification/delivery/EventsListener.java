package tarot.notification.delivery;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Message;
import tarot.contracts.Topic;

/** One for all topics: what comes of them together is one poll, one transaction and one offset commit, not four. */
@Component
class EventsListener {

    private final Deliveries deliveries;

    EventsListener(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @KafkaListener(
            topics = {
                Topic.BOT_EVENTS_NAME,
                Topic.READING_EVENTS_NAME,
                Topic.CREDIT_EVENTS_NAME,
                Topic.PAYMENT_EVENTS_NAME
            })
    void on(List<Message> events) {
        deliveries.hear(events);
    }
}
