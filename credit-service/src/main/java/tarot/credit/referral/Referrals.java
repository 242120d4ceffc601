package tarot.credit.referral;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import tarot.contracts.Credits;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditCommand.RecordInvitation;
import tarot.credit.ledger.Journal;
import tarot.credit.ledger.Ledger;
import tarot.credit.referral.Circle.Known;

/** Notes who came by whose link, and rewards both once the one who came has had a reading or has paid. */
@Component
public class Referrals {

    private final Ledger ledger;
    private final InvitationTable table;
    private final Credits reward;

    Referrals(Ledger ledger, InvitationTable table, ReferralProperties properties) {
        this.ledger = ledger;
        this.table = table;
        this.reward = Credits.of(properties.referralCredits());
    }

    /** Nobody else notes invitations until the end of the transaction: so no loop closes from two sides at once. */
    public void takeTurns() {
        table.lock();
    }

    /** Who is rewarded when these people earn it: their accounts are to be locked in the same step, not one by one later. */
    public Collection<UserId> invitersOf(Collection<UserId> people) {
        return table.unrewarded(people).values();
    }

    /**
     * What is to be decided, once the journal has locked all accounts. Throws {@link ConcurrencyFailureException} where an
     * invitation was noted since {@link #invitersOf}: another try sees it.
     *
     * @param earning who may have a reading or pay in this batch
     * @param asked needs {@link #takeTurns} first
     */
    public Circle open(Journal journal, Collection<UserId> earning, List<RecordInvitation> asked) {
        var unrewarded = table.unrewarded(earning);
        if (!unrewarded.values().stream().allMatch(journal::knows)) {
            throw new ConcurrencyFailureException("an invitation was noted meanwhile");
        }
        if (asked.isEmpty()) {
            return new Circle(journal, reward, Known.of(unrewarded));
        }
        var people = asked.stream().map(RecordInvitation::user).toList();
        var inviters = new HashMap<>(table.inviters(people));
        inviters.putAll(
                table.ancestry(asked.stream().map(RecordInvitation::inviter).toList()));
        return new Circle(
                journal,
                reward,
                new Known(
                        new HashMap<>(unrewarded),
                        inviters,
                        new HashSet<>(ledger.settledIn(people)),
                        new HashSet<>(table.answered(
                                asked.stream().map(RecordInvitation::request).toList()))));
    }

    public void store(Circle circle) {
        table.add(circle.answers());
        table.reward(circle.rewarded());
    }
}
