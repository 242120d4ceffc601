package tarot.notification.words;

import java.util.Map;
import tarot.contracts.Credits;
import tarot.contracts.RequestId;
import tarot.contracts.bot.Proposal;
import tarot.contracts.bot.Proposal.Adjust;
import tarot.contracts.bot.Proposal.Promote;
import tarot.contracts.bot.Proposal.Refund;
import tarot.contracts.credit.CreditEvent.AdjustmentReported;
import tarot.contracts.credit.CreditEvent.PromotionReported;
import tarot.contracts.payment.PaymentEvent.RefundReported;

/** What admins are asked before anything is done, and told after it. */
record AdminWords(Phrasebook phrasebook) {

    Wording confirmation(RequestId request, Proposal proposal) {
        var deed = switch (proposal.deed()) {
            case Adjust adjust ->
                phrasebook.say(
                        adjust.change() < 0 ? "confirm.take" : "confirm.grant",
                        Map.of("credits", credits(adjust.change()), "person", adjust.person()));
            case Refund refund -> phrasebook.say("confirm.refund", Map.of("payment", refund.payment()));
            case Promote promote ->
                phrasebook.say(
                        "confirm.promote",
                        Map.of(
                                "code", promote.code(),
                                "credits", phrasebook.credits(promote.amount()),
                                "person", phrasebook.times(promote.perPerson()),
                                "total", phrasebook.times(promote.inTotal()),
                                "until", phrasebook.minute(promote.expiresAt())));
        };
        var text = proposal.reason().isBlank()
                ? deed
                : Styled.joined("\n", deed, phrasebook.say("confirm.reason", Map.of("reason", proposal.reason())));
        return Wording.of(
                Styled.joined("\n\n", text, phrasebook.say("confirm")), new Buttons(phrasebook).confirmation(request));
    }

    Wording adjustment(AdjustmentReported reported) {
        var key = switch (reported.outcome()) {
            case BOOKED -> reported.change() < 0 ? "adjusted.taken" : "adjusted.granted";
            case UNKNOWN_PERSON -> "adjusted.unknown-person";
            case TOO_FEW -> "adjusted.too-few";
        };
        return Wording.of(phrasebook.say(
                key,
                Map.of(
                        "credits", credits(reported.change()),
                        "person", reported.person(),
                        "available", phrasebook.credits(reported.available()))));
    }

    Wording promotion(PromotionReported reported) {
        var key = switch (reported.outcome()) {
            case CREATED -> "promotion.created";
            case CODE_TAKEN -> "promotion.code-taken";
        };
        return Wording.of(phrasebook.say(key));
    }

    Wording refund(RefundReported reported) {
        var key = switch (reported.outcome()) {
            case REFUNDED -> "refund.refunded";
            case ALREADY_REFUNDED -> "refund.already-refunded";
            case UNKNOWN_PAYMENT -> "refund.unknown-payment";
            case NOT_IN_STARS -> "refund.not-in-stars";
            case NOT_POSSIBLE -> "refund.not-possible";
        };
        return Wording.of(phrasebook.say(key, Map.of("payment", reported.payment())));
    }

    private String credits(long change) {
        return phrasebook.credits(Credits.of(Math.absExact(change)));
    }
}
