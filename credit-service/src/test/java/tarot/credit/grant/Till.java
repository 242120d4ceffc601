package tarot.credit.grant;

import java.util.List;
import tarot.contracts.UserId;
import tarot.contracts.payment.PaymentEvent;

/** Takes payments without a way through Kafka. */
public class Till {

    private final Payments payments;

    private final Welcomes welcomes;

    Till(Payments payments, Welcomes welcomes) {
        this.payments = payments;
        this.welcomes = welcomes;
    }

    public void welcome(List<UserId> together) {
        welcomes.welcome(together);
    }

    public void take(PaymentEvent... together) {
        take(List.of(together));
    }

    public void take(List<? extends PaymentEvent> together) {
        payments.book(together.stream().flatMap(PaymentEventsListener::wish).toList());
    }
}
