package tarot.notification.delivery;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.credit.CreditEvent;

@Component
class CreditEventsListener {

    private final Deliveries deliveries;

    CreditEventsListener(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @KafkaListener(topics = Topic.CREDIT_EVENTS_NAME)
    void on(List<CreditEvent> events) {
        deliveries.hear(events);
    }
}
