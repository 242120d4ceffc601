package tarot.payment.stars;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.contracts.payment.StarsCharge;
import tarot.payment.settlement.Fact;
import tarot.payment.settlement.Fact.GivenBack;

/** What a line of Telegram's list means: the same as if it had been told when it happened. */
@Component
public class TransactionReading {

    private static final String STARS = "XTR";

    private final StarsPayments payments;

    TransactionReading(StarsPayments payments) {
        this.payments = payments;
    }

    /** Empty for what has nothing to do with invoices: gifts, withdrawals, advertisements. */
    public Optional<Fact> fact(StarTransaction transaction) {
        var charge = transaction.id();
        if (charge == null) {
            return Optional.empty();
        }
        if (transaction.refunded().isPresent()) {
            return Optional.of(GivenBack.ofStars(PaymentId.of(PaymentMethod.STARS, charge), transaction.amount()));
        }
        return transaction.payer().map(payer -> received(charge, transaction.amount(), payer));
    }

    private Fact received(String charge, long amount, StarTransaction.Partner payer) {
        var payload = payer.payload() == null ? "" : payer.payload();
        var person = payer.user() == null ? 0 : payer.user().id();
        return payments.fact(new StarsCharge(charge, person, payload), amount, STARS, null);
    }
}
