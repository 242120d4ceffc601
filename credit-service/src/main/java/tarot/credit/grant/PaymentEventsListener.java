package tarot.credit.grant;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tarot.contracts.Credits;
import tarot.contracts.Topic;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.InvoiceIssued;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentFailed;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReinstated;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentEvent.RefundReported;
import tarot.credit.ledger.Entry;
import tarot.credit.ledger.Entry.Kind;

@Component
class PaymentEventsListener {

    private final Payments payments;

    PaymentEventsListener(Payments payments) {
        this.payments = payments;
    }

    @KafkaListener(topics = Topic.PAYMENT_EVENTS_NAME)
    void on(List<PaymentEvent> events) {
        var wishes = events.stream().flatMap(PaymentEventsListener::wish).toList();
        if (!wishes.isEmpty()) {
            payments.book(wishes);
        }
    }

    /** What it wants to be booked. */
    static Stream<Entry> wish(PaymentEvent event) {
        return switch (event) {
            case PaymentSettled paid -> Stream.of(new Entry(Kind.PURCHASE, paid.cause(), paid.user(), paid.credits()));
            case PaymentReversed reversed -> {
                var kind = switch (reversed.reason()) {
                    case REFUND -> Kind.REFUND;
                    case DISPUTE -> Kind.DISPUTE;
                };
                yield Stream.of(new Entry(kind, reversed.reversal(), reversed.user(), reversed.credits()));
            }
            // of money alone nothing is booked: its reversal may still be to come, and takes what it says
            case PaymentReinstated back when back.credits().equals(Credits.NONE) -> Stream.empty();
            case PaymentReinstated back ->
                Stream.of(new Entry(Kind.REINSTATEMENT, back.reversal(), back.user(), back.credits()));
            // nothing is paid yet, or ever, or an admin has to look first
            case PackagesOffered _,
                    CheckoutStarted _,
                    InvoiceIssued _,
                    CheckoutRefused _,
                    CheckoutExpired _,
                    PaymentFailed _,
                    PaymentHeld _,
                    RefundReported _ -> Stream.empty();
        };
    }
}
