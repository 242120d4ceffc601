package tarot.credit.grant;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.UserId;
import tarot.credit.ledger.Ledger;

/** Welcomes each person once, however often Kafka tells of them. */
@Component
class Welcomes {

    private final Ledger ledger;

    Welcomes(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Opens the accounts of those who have none; the welcome comes with the account. */
    @Transactional
    void welcome(List<UserId> users) {
        ledger.store(ledger.open(users));
    }
}
