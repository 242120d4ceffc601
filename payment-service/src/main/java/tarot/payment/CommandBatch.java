package tarot.payment;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.payment.PaymentCommand;
import tarot.contracts.payment.PaymentCommand.RecordStarsPayment;
import tarot.contracts.payment.PaymentCommand.RefundPayment;
import tarot.payment.order.Orders;
import tarot.payment.stars.Refunds;
import tarot.payment.stars.StarsPayments;

/** A poll in one transaction: what was ordered, then what was paid, then what is to be given back, as each needs the one before. */
@Component
class CommandBatch {

    private final Orders orders;
    private final StarsPayments stars;
    private final Refunds refunds;

    CommandBatch(Orders orders, StarsPayments stars, Refunds refunds) {
        this.orders = orders;
        this.stars = stars;
        this.refunds = refunds;
    }

    @Transactional
    void take(List<PaymentCommand> commands) {
        orders.take(commands);
        stars.take(only(RecordStarsPayment.class, commands));
        refunds.take(only(RefundPayment.class, commands));
    }

    private static <T> List<T> only(Class<T> type, List<PaymentCommand> commands) {
        return commands.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
