package tarot.credit.grant;

import java.util.ArrayList;
import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Topic;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;

@Component
class PaymentEventsListener {

    private final Grants grants;

    PaymentEventsListener(Grants grants) {
        this.grants = grants;
    }

    @KafkaListener(topics = Topic.PAYMENT_EVENTS_NAME)
    void on(List<PaymentEvent> events) {
        var settled = new ArrayList<PaymentSettled>();
        for (var event : events) {
            switch (event) {
                case PaymentSettled payment -> settled.add(payment);
                case PackagesOffered _, CheckoutStarted _, CheckoutRefused _, CheckoutExpired _ -> {
                    // nothing is paid yet, or ever
                }
            }
        }
        if (!settled.isEmpty()) {
            grants.settle(settled);
        }
    }
}
