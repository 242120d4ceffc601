package tarot.payment;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.payment.PaymentCommand;

@Component
class PaymentCommandsListener {

    private final CommandBatch batch;

    PaymentCommandsListener(CommandBatch batch) {
        this.batch = batch;
    }

    @KafkaListener(topics = Topic.PAYMENT_COMMANDS_NAME)
    void on(List<PaymentCommand> commands) {
        batch.take(commands);
    }
}
