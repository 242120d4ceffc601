package tarot.payment.reconciliation;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.payment.settlement.Heard;
import tarot.payment.settlement.Payments;
import tarot.payment.stars.StarTransaction;
import tarot.payment.stars.Telegram;
import tarot.payment.stars.TransactionReading;

/** Goes through Telegram's list of transactions, oldest first, from a page before where it was last. */
@Component
class StarsReconciliation {

    private static final int PAGE = 100;

    private final Telegram telegram;
    private final TransactionReading reading;
    private final Payments payments;
    private final TransactionTemplate transaction;

    StarsReconciliation(
            Telegram telegram, TransactionReading reading, Payments payments, TransactionTemplate transaction) {
        this.telegram = telegram;
        this.reading = reading;
        this.payments = payments;
        this.transaction = transaction;
    }

    /**
     * Takes what is missing, page by page.
     *
     * @param seen how many transactions there were last time
     * @return how many there are
     */
    long run(long seen) {
        if (!telegram.isConfigured()) {
            return seen;
        }
        var offset = Math.max(0, seen - PAGE);
        var page = telegram.transactions(offset, PAGE);
        if (page.isEmpty() && offset > 0) { // the list of another bot
            offset = 0;
            page = telegram.transactions(offset, PAGE);
        }
        while (!page.isEmpty()) {
            take(page);
            offset += page.size();
            if (page.size() < PAGE) {
                break;
            }
            page = telegram.transactions(offset, PAGE);
        }
        return offset;
    }

    private void take(List<StarTransaction> page) {
        var heard = page.stream()
                .flatMap(one -> reading.fact(one).stream())
                .map(fact -> new Heard(fact, null))
                .toList();
        transaction.executeWithoutResult(_ -> payments.take(heard));
    }
}
