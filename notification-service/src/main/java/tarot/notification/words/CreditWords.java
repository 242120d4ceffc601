package tarot.notification.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditEvent;
import tarot.contracts.credit.CreditEvent.AdjustmentReported;
import tarot.contracts.credit.CreditEvent.BalanceReported;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.CreditsTaken;
import tarot.contracts.credit.CreditEvent.DiscrepancyFound;
import tarot.contracts.credit.CreditEvent.InvitationAnswered;
import tarot.contracts.credit.CreditEvent.PromotionRefused;
import tarot.contracts.credit.CreditEvent.PromotionReported;
import tarot.contracts.credit.CreditEvent.ReservationEvent;
import tarot.contracts.credit.CreditEvent.StatementReported;
import tarot.contracts.credit.GrantReason;
import tarot.notification.words.Keyboard.Button.Press;

/** What people have, what they were given, and what was taken back. */
record CreditWords(Phrasebook phrasebook) {

    Wording word(CreditEvent event) {
        return switch (event) {
            case CreditsGranted granted -> grant(granted);
            case CreditsTaken taken -> taking(taken);
            case BalanceReported reported -> balance(reported);
            case StatementReported reported -> new StatementWords(phrasebook).word(reported);
            case PromotionRefused refused -> Wording.of(phrasebook.say(key(refused.reason())));
            case InvitationAnswered answered -> new InvitationWords(phrasebook).answer(answered);
            case AdjustmentReported reported -> new AdminWords(phrasebook).adjustment(reported);
            case PromotionReported reported -> new AdminWords(phrasebook).promotion(reported);
            case ReservationEvent _, DiscrepancyFound _ -> throw Words.toldToNobody(event);
        };
    }

    private Wording grant(CreditsGranted granted) {
        var key = switch (granted.reason()) {
            case WELCOME -> "granted.welcome";
            case PURCHASE -> "granted.purchase";
            case PROMOTION -> "granted.promotion";
            case REFERRAL -> "granted.referral";
            case CORRECTION -> "granted.correction";
            case REINSTATEMENT -> "granted.reinstatement";
        };
        var paragraphs = new ArrayList<Styled>();
        paragraphs.add(phrasebook.say(
                key,
                Map.of(
                        "amount", phrasebook.credits(granted.amount()),
                        "available", phrasebook.credits(granted.available()))));
        var settled = orNone(granted.settled());
        if (isAny(settled)) {
            paragraphs.add(phrasebook.say("settled", Map.of("settled", phrasebook.credits(settled))));
        }
        paragraphs.addAll(debt(orNone(granted.owed())));
        if (granted.reason() == GrantReason.PURCHASE) {
            paragraphs.add(phrasebook.say("reference", Map.of("payment", granted.grant())));
        }
        return Wording.of(Styled.joined("\n\n", paragraphs), Keyboard.of(next(orNone(granted.owed()))));
    }

    private Wording taking(CreditsTaken taken) {
        var key = switch (taken.reason()) {
            case REFUND -> "taken.refund";
            case DISPUTE -> "taken.dispute";
            case CORRECTION -> "taken.correction";
        };
        var paragraphs = new ArrayList<Styled>();
        paragraphs.add(phrasebook.say(
                key,
                Map.of(
                        "amount", phrasebook.credits(taken.amount()),
                        "available", phrasebook.credits(taken.available()))));
        paragraphs.addAll(debt(taken.owed()));
        return Wording.of(
                Styled.joined("\n\n", paragraphs),
                Keyboard.inAColumn(List.of(
                        new Buttons(phrasebook).buy(), new Buttons(phrasebook).statement("button.statement", 0))));
    }

    private Wording balance(BalanceReported reported) {
        var paragraphs = new ArrayList<Styled>();
        paragraphs.add(standing(phrasebook, reported.available(), reported.held()));
        paragraphs.addAll(debt(orNone(reported.owed())));
        var buttons = new Buttons(phrasebook);
        var first = isAny(orNone(reported.owed())) ? List.of(buttons.buy()) : List.of(buttons.reading(), buttons.buy());
        return Wording.of(
                Styled.joined("\n\n", paragraphs),
                Keyboard.inRows(List.of(first, List.of(buttons.statement("button.statement", 0)))));
    }

    static Styled standing(Phrasebook phrasebook, Credits available, Credits held) {
        return phrasebook.say(
                held.equals(Credits.NONE) ? "balance" : "balance.held",
                Map.of("available", phrasebook.credits(available), "held", phrasebook.credits(held)));
    }

    private List<Styled> debt(Credits owed) {
        return isAny(owed) ? List.of(phrasebook.say("owed", Map.of("owed", phrasebook.credits(owed)))) : List.of();
    }

    private Press next(Credits owed) {
        var buttons = new Buttons(phrasebook);
        return isAny(owed) ? buttons.buy() : buttons.reading();
    }

    private static String key(PromotionRefused.Reason reason) {
        return switch (reason) {
            case UNKNOWN_CODE -> "code.unknown";
            case EXPIRED -> "code.expired";
            case USED_UP -> "code.used-up";
            case USED_BEFORE -> "code.used-before";
        };
    }

    private static boolean isAny(Credits credits) {
        return !credits.equals(Credits.NONE);
    }

    /** Old messages say nothing of debts: there were none. */
    private static Credits orNone(@Nullable Credits credits) {
        return credits == null ? Credits.NONE : credits;
    }
}
