package tarot.credit.grant;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.credit.ledger.Entry;
import tarot.credit.ledger.Entry.Kind;
import tarot.credit.ledger.Ledger;
import tarot.credit.referral.Referrals;

/** Grants each payment once, takes each reversal back once and reinstates it once, however often Kafka says so. */
@Component
class Payments {

    private final Ledger ledger;
    private final Referrals referrals;

    Payments(Ledger ledger, Referrals referrals) {
        this.ledger = ledger;
        this.referrals = referrals;
    }

    /** Books these purchases, reversals and reinstatements, in order, as far as they are not booked yet. */
    @Transactional
    void book(List<Entry> wishes) {
        var buyers = wishes.stream()
                .filter(wish -> wish.kind() == Kind.PURCHASE)
                .map(Entry::user)
                .toList();
        var journal = ledger.open(wishes.stream().map(Entry::user).toList(), referrals.invitersOf(buyers));
        var booked = ledger.entries(wishes.stream().map(Entry::cause).toList());
        var circle = referrals.open(journal, buyers, List.of());
        new Receipts(journal, booked, circle::earned).book(wishes);
        ledger.store(journal);
        referrals.store(circle);
    }
}
