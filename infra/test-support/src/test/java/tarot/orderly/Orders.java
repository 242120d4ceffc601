package tarot.orderly;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.orderly.ledger.Ledger;

@Component
class Orders {

    private final Ledger ledger = new Ledger();
    private final Clock clock = Clock.systemUTC();

    @KafkaListener(topics = "orders", groupId = "orderly")
    void on(List<String> orders) {
        ledger.write(orders, Instant.now(clock));
    }
}
