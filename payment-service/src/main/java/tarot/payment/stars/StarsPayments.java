package tarot.payment.stars;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.UserId;
import tarot.contracts.payment.Invoice;
import tarot.contracts.payment.OrderId;
import tarot.contracts.payment.PaymentCommand.RecordStarsPayment;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.payment.StarsCharge;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;
import tarot.payment.order.News.Paid;
import tarot.payment.settlement.Fact.Received;
import tarot.payment.settlement.Heard;
import tarot.payment.settlement.Payments;
import tarot.sealing.InvoiceSeal;
import tarot.sealing.TransportSealing;

/** Payments in Stars: what Telegram says of them, beside what the invoice promised. */
@Component
public class StarsPayments {

    private static final String STARS = "XTR";

    private final TransportSealing transport;
    private final InvoiceSeal invoices;
    private final Charges charges;
    private final Payments payments;

    StarsPayments(TransportSealing transport, InvoiceSeal invoices, Charges charges, Payments payments) {
        this.transport = transport;
        this.invoices = invoices;
        this.charges = charges;
        this.payments = payments;
    }

    /** Records them: settled where they are what was invoiced, else held. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(List<RecordStarsPayment> commands) {
        payments.take(
                commands.stream().map(command -> new Heard(fact(command), null)).toList());
    }

    /**
     * What a charge means.
     *
     * @param user who paid, where that is known beside the invoice
     */
    public Received fact(StarsCharge charge, long amount, String currency, @Nullable UserId user) {
        var payment = PaymentId.of(PaymentMethod.STARS, charge.chargeId());
        var invoice = invoices.open(charge.payload()).orElse(null);
        var payer = user != null ? user : invoice != null ? invoice.user() : UserId.NOBODY;
        var genuine = invoice != null
                && invoice.user().equals(payer)
                && invoice.telegramUserId() == charge.telegramUserId()
                && invoice.stars() == amount
                && currency.equals(STARS);
        var paid = new Paid(PaymentMethod.STARS, payer, amount, currency, genuine, null);
        return new Received(payment, order(invoice), paid, null, charges.seal(payment, charge));
    }

    private Received fact(RecordStarsPayment command) {
        var charge = transport.open(command.sealed(), command, StarsCharge.class);
        if (!PaymentId.of(PaymentMethod.STARS, charge.chargeId()).equals(command.payment())) {
            throw new ServiceException(
                    ErrorKind.PAYMENT, "payment " + command.payment() + " is not named for its charge");
        }
        return fact(charge, command.amount(), command.currency(), command.user());
    }

    private static @Nullable OrderId order(@Nullable Invoice invoice) {
        return invoice == null ? null : invoice.order();
    }
}
