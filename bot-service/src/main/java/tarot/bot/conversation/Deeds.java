package tarot.bot.conversation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tarot.contracts.AdminReason;
import tarot.contracts.Message;
import tarot.contracts.bot.BotEvent.ConfirmationAskedFor;
import tarot.contracts.bot.Proposal;
import tarot.contracts.bot.Refusal;
import tarot.contracts.credit.CreditCommand.AdjustCredits;
import tarot.contracts.credit.CreditCommand.CreatePromotion;
import tarot.contracts.credit.PromotionCode;
import tarot.contracts.payment.PaymentCommand.RefundPayment;

/** What admins do, in two steps: said, then confirmed. Nothing leaves before the second. */
final class Deeds {

    private static final Duration VALID = Duration.ofMinutes(15);

    private final Seal seal;
    private final Clock clock;

    Deeds(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    Outcome grant(Turn turn, String written) {
        return propose(turn, WrittenDeed.adjustment(written, 1));
    }

    Outcome take(Turn turn, String written) {
        return propose(turn, WrittenDeed.adjustment(written, -1));
    }

    Outcome refund(Turn turn, String written) {
        return propose(turn, WrittenDeed.refund(written));
    }

    Outcome promote(Turn turn, String written) {
        return propose(turn, WrittenDeed.promotion(written, clock));
    }

    /** A button under the proposal, by its key. */
    Outcome confirm(Turn turn, String key) {
        var proposed = valid(turn.session().proposed(), key);
        return proposed == null
                ? turn.refuses(Refusal.STALE_BUTTON)
                : new Outcome(List.of(command(turn, proposed)), Session.NONE, turn.usual());
    }

    /** The other button. */
    Outcome deny(Turn turn, String key) {
        return valid(turn.session().proposed(), key) == null
                ? turn.refuses(Refusal.STALE_BUTTON)
                : Routes.cancelled(turn);
    }

    private Outcome propose(Turn turn, Optional<Proposal> written) {
        if (written.isEmpty()) {
            return turn.refuses(Refusal.MALFORMED_COMMAND);
        }
        var proposal = written.get();
        var proposed =
                new Proposed(turn.ids().request(), proposal, clock.instant().plus(VALID));
        return turn.says((user, request) -> new ConfirmationAskedFor(
                        user, request, seal.seal(proposal, ConfirmationAskedFor.class, request.value(), user)))
                .with(new Session(proposed));
    }

    private @Nullable Proposed valid(@Nullable Proposed proposed, String key) {
        return proposed != null && proposed.key().equals(key) && clock.instant().isBefore(proposed.expiresAt())
                ? proposed
                : null;
    }

    /** Made of what was proposed alone, ids included. */
    private Message command(Turn turn, Proposed proposed) {
        var request = proposed.request();
        var reason = new AdminReason(proposed.proposal().reason());
        return switch (proposed.proposal().deed()) {
            case Proposal.Adjust(var person, var change) ->
                new AdjustCredits(
                        person,
                        request,
                        turn.user(),
                        change,
                        seal.seal(reason, AdjustCredits.class, request.value(), person));
            case Proposal.Refund(var payment) ->
                new RefundPayment(
                        turn.user(),
                        request,
                        payment,
                        seal.seal(reason, RefundPayment.class, request.value(), turn.user()));
            case Proposal.Promote(var code, var amount, var perPerson, var inTotal, var expiresAt) ->
                new CreatePromotion(
                        turn.user(),
                        request,
                        amount,
                        perPerson,
                        inTotal,
                        expiresAt,
                        seal.seal(new PromotionCode(code), CreatePromotion.class, request.value(), turn.user()));
        };
    }
}
