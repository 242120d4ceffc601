package tarot.payment.stars;

import java.util.List;
import org.springframework.stereotype.Component;
import tarot.payment.settlement.PaymentTable;
import tarot.payment.stars.RefundDesk.Given;
import tarot.payment.stars.RefundTable.Leased;
import tarot.payment.stars.Telegram.Answer;

/** Asks Telegram to give a payment's Stars back. */
@Component
class Refunding {

    private final PaymentTable payments;
    private final Charges charges;
    private final Telegram telegram;

    Refunding(PaymentTable payments, Charges charges, Telegram telegram) {
        this.payments = payments;
        this.charges = charges;
        this.telegram = telegram;
    }

    Given refund(Leased request) {
        var payment = payments.find(List.of(request.payment()));
        var sealed = payments.chargeOf(request.payment());
        if (payment.isEmpty() || sealed.isEmpty()) {
            return new Given(request, Answer.REFUSED, 0); // cannot be: it was there when the wish was taken
        }
        var charge = charges.open(request.payment(), sealed.get());
        var answer = telegram.refund(charge.telegramUserId(), charge.chargeId());
        return new Given(request, answer, payment.getFirst().amount());
    }
}
