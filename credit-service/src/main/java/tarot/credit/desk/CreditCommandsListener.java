package tarot.credit.desk;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.credit.CreditCommand;

@Component
class CreditCommandsListener {

    private final Desk desk;

    CreditCommandsListener(Desk desk) {
        this.desk = desk;
    }

    @KafkaListener(topics = Topic.CREDIT_COMMANDS_NAME)
    void on(List<CreditCommand> commands) {
        desk.take(commands);
    }
}
