package tarot.notification.delivery;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.bot.BotEvent;

@Component
class BotEventsListener {

    private final Deliveries deliveries;

    BotEventsListener(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @KafkaListener(topics = Topic.BOT_EVENTS_NAME)
    void on(List<BotEvent> events) {
        deliveries.hear(events);
    }
}
