package tarot.gossip.hearing;

import java.util.Optional;
import org.springframework.kafka.annotation.KafkaListener;
import tarot.gossip.telling.Teller;

/** The other half of a cycle, and a listener that takes one record. */
public class Listener {

    Optional<Teller> source = Optional.empty();

    @KafkaListener(topics = "rumours")
    void on(String rumour) {}
}
