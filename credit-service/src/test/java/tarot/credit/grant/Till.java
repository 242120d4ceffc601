package tarot.credit.grant;

import java.util.List;
import tarot.contracts.payment.PaymentEvent;

/** Takes payments without a way through Kafka. */
public class Till {

    private final Payments payments;

    Till(Payments payments) {
        this.payments = payments;
    }

    public void take(PaymentEvent... together) {
        take(List.of(together));
    }

    public void take(List<? extends PaymentEvent> together) {
        payments.book(together.stream().flatMap(PaymentEventsListener::wish).toList());
    }
}
