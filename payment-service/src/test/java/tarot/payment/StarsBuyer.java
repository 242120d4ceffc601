package tarot.payment;

import java.util.List;
import java.util.UUID;
import tarot.contracts.AdminReason;
import tarot.contracts.MessageTypes;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.payment.InvoicePayload;
import tarot.contracts.payment.PaymentCommand.RecordStarsPayment;
import tarot.contracts.payment.PaymentCommand.RefundPayment;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.InvoiceIssued;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.payment.StarsCharge;
import tarot.messaging.Publisher;
import tarot.sealing.TransportSealing;

/** A customer who pays in Stars, and what the bot says of it. */
public record StarsBuyer(Customer customer, Publisher publisher, TransportSealing sealing, FakeTelegram telegram) {

    /** Orders, and has the payload of the invoice. */
    public String invoiced(StartCheckout order) {
        publisher.publish(List.of(order));
        var issued = customer.isTold(InvoiceIssued.class);
        return sealing.open(issued.sealed(), issued, InvoicePayload.class).payload();
    }

    /** The same of a new order. */
    public String invoiced(String pack) {
        return invoiced(customer.ordersInStars(pack, sealing));
    }

    /** Pays at Telegram. */
    public RecordStarsPayment pays(String payload, long stars) {
        return isSaidToPay(telegram.pay(customer.telegramId(), payload, stars), payload, stars);
    }

    /** As the bot says it of a charge of Telegram's. */
    public RecordStarsPayment isSaidToPay(String charge, String payload, long stars) {
        return named(
                PaymentId.of(PaymentMethod.STARS, charge),
                customer.id(),
                new StarsCharge(charge, customer.telegramId(), payload),
                stars,
                "XTR");
    }

    /** What Telegram itself knows nothing of. */
    public RecordStarsPayment claims(UserId user, long payer, String payload, long amount, String currency) {
        var charge = new StarsCharge("stx" + UUID.randomUUID(), payer, payload);
        return named(PaymentId.of(PaymentMethod.STARS, charge.chargeId()), user, charge, amount, currency);
    }

    /** A charge under any name. */
    public RecordStarsPayment named(PaymentId payment, UserId user, StarsCharge charge, long amount, String currency) {
        var sealed = sealing.seal(charge, MessageTypes.idOf(RecordStarsPayment.class, payment.value()), user);
        return new RecordStarsPayment(payment, user, amount, currency, sealed);
    }

    /** An admin wants it back for this customer. */
    public RefundPayment refund(Customer admin, PaymentId payment) {
        var request = new RequestId(UUID.randomUUID());
        var reason = new AdminReason("out of pity");
        var sealed = sealing.seal(reason, MessageTypes.idOf(RefundPayment.class, request.value()), admin.id());
        return new RefundPayment(admin.id(), request, payment, sealed);
    }
}
