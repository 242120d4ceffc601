package tarot.credit.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditCommand;
import tarot.contracts.credit.CreditCommand.AdjustCredits;
import tarot.contracts.credit.CreditCommand.CaptureCredits;
import tarot.contracts.credit.CreditCommand.CreatePromotion;
import tarot.contracts.credit.CreditCommand.RecordInvitation;

/** Commands that came together. */
record Batch(List<CreditCommand> commands) {

    <T extends CreditCommand> List<T> of(Class<T> type) {
        return commands.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Who gets an account if they have none: all who do something themselves. */
    List<UserId> people() {
        return commands.stream()
                .filter(Batch::isByWhomItIsAbout)
                .map(CreditCommand::user)
                .toList();
    }

    /** Admins make and adjust what they need no account for. */
    static boolean isByWhomItIsAbout(CreditCommand command) {
        return !(command instanceof AdjustCredits || command instanceof CreatePromotion);
    }

    /** Whom others name: those may be anybody or nobody. */
    Set<UserId> mentioned() {
        var mentioned = new HashSet<UserId>();
        of(AdjustCredits.class).forEach(command -> mentioned.add(command.user()));
        of(RecordInvitation.class).forEach(command -> mentioned.add(command.inviter()));
        return mentioned;
    }

    /** Who may turn out to have had their first reading. */
    List<UserId> readers() {
        return of(CaptureCredits.class).stream().map(CaptureCredits::user).toList();
    }
}
