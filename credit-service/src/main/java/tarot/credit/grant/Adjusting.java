package tarot.credit.grant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tarot.contracts.Credits;
import tarot.contracts.RequestId;
import tarot.contracts.credit.CreditCommand.AdjustCredits;
import tarot.contracts.credit.CreditEvent.AdjustmentReported;
import tarot.contracts.credit.CreditEvent.AdjustmentReported.Outcome;
import tarot.credit.ledger.Entry;
import tarot.credit.ledger.Entry.Kind;
import tarot.credit.ledger.Journal;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;

/** What a batch's admins want given and taken. Decides in memory, each request once. */
public final class Adjusting {

    /** More than anybody means: a number with a digit too many is better not believed. */
    private static final long MOST = 1_000_000;

    private static final Logger log = LoggerFactory.getLogger(Adjusting.class);

    private final Journal journal;
    private final Set<RequestId> known;
    private final List<Adjustment> decided = new ArrayList<>();

    Adjusting(Journal journal, Collection<RequestId> known) {
        this.journal = journal;
        this.known = new HashSet<>(known);
    }

    record Adjustment(AdjustCredits command, Outcome outcome) {}

    public void decide(AdjustCredits command) {
        if (command.change() == 0 || command.change() < -MOST || command.change() > MOST) {
            throw new ServiceException(
                    ErrorKind.VALIDATION, "adjustment " + command.request() + " by an absurd number");
        }
        if (!known.add(command.request())) {
            return;
        }
        var outcome = book(command);
        var person = command.user();
        decided.add(new Adjustment(command, outcome));
        journal.announce(new AdjustmentReported(
                command.admin(),
                command.request(),
                person,
                command.change(),
                outcome,
                journal.knows(person) ? journal.account(person).available() : Credits.NONE));
        log.atInfo()
                .addKeyValue("request", command.request())
                .addKeyValue("admin", command.admin())
                .addKeyValue("person", person)
                .addKeyValue("change", command.change())
                .addKeyValue("outcome", outcome)
                .log("adjustment decided");
    }

    List<Adjustment> decided() {
        return decided;
    }

    private Outcome book(AdjustCredits command) {
        if (!journal.knows(command.user())) {
            return Outcome.UNKNOWN_PERSON;
        }
        var amount = Credits.of(Math.abs(command.change()));
        var kind = command.change() > 0 ? Kind.CORRECTION : Kind.DEDUCTION;
        if (kind == Kind.DEDUCTION
                && !journal.account(command.user()).available().covers(amount)) {
            return Outcome.TOO_FEW;
        }
        journal.book(new Entry(kind, command.request().value(), command.user(), amount));
        return Outcome.BOOKED;
    }
}
