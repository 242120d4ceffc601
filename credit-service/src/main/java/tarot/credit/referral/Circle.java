package tarot.credit.referral;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tarot.contracts.Credits;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditCommand.RecordInvitation;
import tarot.contracts.credit.CreditEvent.InvitationAnswered;
import tarot.contracts.credit.CreditEvent.InvitationAnswered.Outcome;
import tarot.credit.ledger.Entry;
import tarot.credit.ledger.Entry.Kind;
import tarot.credit.ledger.Journal;

/** The invitations that a batch is about. Decides in memory, each request once, and rewards each invitation once. */
public final class Circle {

    private static final Logger log = LoggerFactory.getLogger(Circle.class);

    private final Journal journal;
    private final Credits reward;
    private final Known known;
    private final List<Answer> answers = new ArrayList<>();
    private final List<UserId> rewarded = new ArrayList<>();

    Circle(Journal journal, Credits reward, Known known) {
        this.journal = journal;
        this.reward = reward;
        this.known = known;
    }

    /**
     * What is known of a batch's people.
     *
     * @param unrewarded by whose link those came who wait for their reward
     * @param inviters by whose link people came, as far up as the questions of this batch go
     * @param settledIn who has had a reading or has bought something
     * @param answered requests that were answered before
     */
    record Known(
            Map<UserId, UserId> unrewarded,
            Map<UserId, UserId> inviters,
            Set<UserId> settledIn,
            Set<RequestId> answered) {

        static Known of(Map<UserId, UserId> unrewarded) {
            return new Known(new HashMap<>(unrewarded), new HashMap<>(), new HashSet<>(), new HashSet<>());
        }
    }

    record Answer(RecordInvitation command, Outcome outcome) {}

    public void decide(RecordInvitation command) {
        if (!known.answered().add(command.request())) {
            return;
        }
        var stands = stillWaits(command.user(), command.inviter());
        var outcome = stands ? Outcome.ACCEPTED : judge(command.user(), command.inviter());
        // a person comes by one link once, so that a second tap on it is none in the table
        answers.add(new Answer(command, stands ? Outcome.NOT_NEW : outcome));
        if (outcome == Outcome.ACCEPTED) {
            known.inviters().put(command.user(), command.inviter());
            known.unrewarded().put(command.user(), command.inviter());
        }
        journal.announce(new InvitationAnswered(command.user(), command.request(), outcome, reward));
        log.atInfo()
                .addKeyValue("person", command.user())
                .addKeyValue("inviter", command.inviter())
                .addKeyValue("outcome", outcome)
                .log("invitation decided");
    }

    /** This person had a reading or bought something: whoever invited them and they themselves get their reward, once. */
    public void earned(UserId person) {
        known.settledIn().add(person);
        var inviter = known.unrewarded().remove(person);
        if (inviter == null) {
            return;
        }
        rewarded.add(person);
        if (!reward.equals(Credits.NONE)) {
            give(person, person);
            give(person, inviter);
        }
        log.atInfo()
                .addKeyValue("person", person)
                .addKeyValue("inviter", inviter)
                .addKeyValue("credits", reward)
                .log("invitation rewarded");
    }

    List<Answer> answers() {
        return answers;
    }

    List<UserId> rewarded() {
        return rewarded;
    }

    private void give(UserId invited, UserId receiver) {
        var grant = UUID.nameUUIDFromBytes(("referral " + invited + ' ' + receiver).getBytes(UTF_8));
        journal.book(new Entry(Kind.REFERRAL, grant, receiver, reward));
    }

    /** Whether this person came by this very link and has yet to earn the reward: they are told so again. */
    private boolean stillWaits(UserId person, UserId inviter) {
        return inviter.equals(known.inviters().get(person))
                && !known.settledIn().contains(person);
    }

    private Outcome judge(UserId person, UserId inviter) {
        if (person.equals(inviter)) {
            return Outcome.SELF;
        }
        if (known.inviters().containsKey(person) || known.settledIn().contains(person)) {
            return Outcome.NOT_NEW;
        }
        if (!journal.knows(inviter)) {
            return Outcome.UNKNOWN_INVITER;
        }
        return cameBy(inviter, person) ? Outcome.LOOP : Outcome.ACCEPTED;
    }

    /** Whether somebody came, directly or not, by the link of another. */
    private boolean cameBy(UserId somebody, UserId another) {
        for (var up = known.inviters().get(somebody);
                up != null;
                up = known.inviters().get(up)) {
            if (up.equals(another)) {
                return true;
            }
        }
        return false;
    }
}
