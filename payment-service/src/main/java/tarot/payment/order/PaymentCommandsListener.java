package tarot.payment.order;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.payment.PaymentCommand;

@Component
class PaymentCommandsListener {

    private final Orders orders;

    PaymentCommandsListener(Orders orders) {
        this.orders = orders;
    }

    @KafkaListener(topics = Topic.PAYMENT_COMMANDS_NAME)
    void on(List<PaymentCommand> commands) {
        orders.take(commands);
    }
}
