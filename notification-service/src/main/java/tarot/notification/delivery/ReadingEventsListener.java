package tarot.notification.delivery;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.reading.ReadingEvent;

@Component
class ReadingEventsListener {

    private final Deliveries deliveries;

    ReadingEventsListener(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @KafkaListener(topics = Topic.READING_EVENTS_NAME)
    void on(List<ReadingEvent> events) {
        deliveries.hear(events);
    }
}
