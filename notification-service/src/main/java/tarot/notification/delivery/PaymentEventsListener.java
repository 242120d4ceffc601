package tarot.notification.delivery;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.payment.PaymentEvent;

@Component
class PaymentEventsListener {

    private final Deliveries deliveries;

    PaymentEventsListener(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @KafkaListener(topics = Topic.PAYMENT_EVENTS_NAME)
    void on(List<PaymentEvent> events) {
        deliveries.hear(events);
    }
}
