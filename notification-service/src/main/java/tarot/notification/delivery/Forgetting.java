package tarot.notification.delivery;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the table of what was told from growing for ever. Every replica may do it. */
@Component
class Forgetting {

    private static final Logger log = LoggerFactory.getLogger(Forgetting.class);

    private final DeliveryTable table;
    private final DeliveryProperties properties;

    Forgetting(DeliveryTable table, DeliveryProperties properties) {
        this.table = table;
        this.properties = properties;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    @Transactional
    void forget() {
        var forgotten = table.forget(properties.keptFor());
        log.atInfo().addKeyValue("deliveries", forgotten).log("forgot what was told long ago");
    }
}
