package tarot.credit.reservation;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.credit.CreditCommand;

@Component
class CreditCommandsListener {

    private final Reservations reservations;

    CreditCommandsListener(Reservations reservations) {
        this.reservations = reservations;
    }

    @KafkaListener(topics = Topic.CREDIT_COMMANDS_NAME)
    void on(List<CreditCommand> commands) {
        reservations.decide(commands);
    }
}
