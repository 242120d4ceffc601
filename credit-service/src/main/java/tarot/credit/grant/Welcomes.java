package tarot.credit.grant;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.UserId;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.credit.ledger.Entry;
import tarot.credit.ledger.Entry.Kind;
import tarot.credit.ledger.Ledger;

/** Grants each person's welcome and each order once, however often Kafka delivers the event. */
@Component
class Grants {

    private static final Logger log = LoggerFactory.getLogger(Grants.class);

    private final Ledger ledger;

    Grants(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Opens the accounts of those who have none; the welcome comes with the account. */
    @Transactional
    void welcome(List<UserId> users) {
        ledger.store(ledger.open(users));
    }

    @Transactional
    void settle(List<PaymentSettled> payments) {
        var journal = ledger.open(payments.stream().map(PaymentSettled::user).toList());
        var granted = ledger
                .entries(payments.stream().map(PaymentSettled::cause).toList())
                .stream()
                .filter(entry -> entry.kind() == Kind.PURCHASE)
                .map(Entry::cause)
                .collect(toSet());
        for (var payment : payments) {
            if (granted.add(payment.cause())) {
                journal.book(new Entry(Kind.PURCHASE, payment.cause(), payment.user(), payment.credits()));
                log.atInfo()
                        .addKeyValue("order", payment.order())
                        .addKeyValue("credits", payment.credits())
                        .log("purchase granted");
            }
        }
        ledger.store(journal);
    }
}
