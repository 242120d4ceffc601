package tarot.credit.desk;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tarot.contracts.credit.CreditCommand;
import tarot.contracts.credit.CreditCommand.AdjustCredits;
import tarot.contracts.credit.CreditCommand.CaptureCredits;
import tarot.contracts.credit.CreditCommand.CreatePromotion;
import tarot.contracts.credit.CreditCommand.RecordInvitation;
import tarot.contracts.credit.CreditCommand.RedeemPromotion;
import tarot.contracts.credit.CreditCommand.ReportBalance;
import tarot.contracts.credit.CreditCommand.ReportStatement;
import tarot.contracts.credit.CreditCommand.ReservationCommand;
import tarot.credit.grant.Adjusting;
import tarot.credit.grant.Adjustments;
import tarot.credit.ledger.Journal;
import tarot.credit.ledger.Ledger;
import tarot.credit.ledger.Past;
import tarot.credit.promotion.Promotions;
import tarot.credit.promotion.Redeeming;
import tarot.credit.referral.Circle;
import tarot.credit.referral.Referrals;
import tarot.credit.reservation.Books;
import tarot.credit.reservation.Reservations;

/** Decides every command, in the order in which they came: all of a batch in memory, in one transaction. */
@Component
class Desk {

    private final Ledger ledger;
    private final Reservations reservations;
    private final Adjustments adjustments;
    private final Promotions promotions;
    private final Referrals referrals;

    Desk(
            Ledger ledger,
            Reservations reservations,
            Adjustments adjustments,
            Promotions promotions,
            Referrals referrals) {
        this.ledger = ledger;
        this.reservations = reservations;
        this.adjustments = adjustments;
        this.promotions = promotions;
        this.referrals = referrals;
    }

    @Transactional
    void take(List<CreditCommand> commands) {
        var work = open(new Batch(commands));
        commands.forEach(work::decide);
        ledger.store(work.journal());
        reservations.store(work.books());
        adjustments.store(work.adjusting());
        promotions.store(work.redeeming());
        referrals.store(work.circle());
    }

    /** Locks, in this order everywhere: the turn to invite, accounts, promotions. So nobody waits in a circle. */
    private Work open(Batch batch) {
        var invitations = batch.of(RecordInvitation.class);
        if (!invitations.isEmpty()) {
            referrals.takeTurns();
        }
        var mentioned = batch.mentioned();
        mentioned.addAll(referrals.invitersOf(batch.readers()));
        var journal = ledger.open(batch.people(), mentioned);
        return new Work(
                journal,
                ledger.past(batch.of(ReportStatement.class)),
                reservations.open(journal, batch.of(ReservationCommand.class)),
                adjustments.open(journal, batch.of(AdjustCredits.class)),
                promotions.open(journal, batch.of(CreatePromotion.class), batch.of(RedeemPromotion.class)),
                referrals.open(journal, batch.readers(), invitations));
    }

    /** All that a batch is about. */
    private record Work(
            Journal journal, Past past, Books books, Adjusting adjusting, Redeeming redeeming, Circle circle) {

        void decide(CreditCommand command) {
            if (Batch.isByWhomItIsAbout(command)) {
                journal.arrived(command.user());
            }
            switch (command) {
                case CaptureCredits capture ->
                    books.decide(capture)
                            .filter(_ -> books.hasPrice(capture.reading()))
                            .ifPresent(_ -> circle.earned(capture.user()));
                case ReservationCommand other -> books.decide(other);
                case ReportBalance question -> journal.report(question);
                case ReportStatement question -> journal.report(question, past);
                case AdjustCredits adjustment -> adjusting.decide(adjustment);
                case CreatePromotion promotion -> redeeming.decide(promotion);
                case RedeemPromotion code -> redeeming.decide(code);
                case RecordInvitation invitation -> circle.decide(invitation);
            }
        }
    }
}
