package tarot.bot.conversation;

import java.util.List;
import tarot.bot.identity.InvitationCodes;
import tarot.contracts.RequestId;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.Greeted;
import tarot.contracts.bot.BotEvent.InvitationOffered;
import tarot.contracts.bot.Invitation;
import tarot.contracts.credit.CreditCommand.RecordInvitation;

/** People bring people: by a link that says {@code /start ref_…} for whoever follows it. */
final class Invitations {

    private static final String PREFIX = "ref_";

    private final InvitationCodes codes;
    private final Seal seal;

    Invitations(InvitationCodes codes, Seal seal) {
        this.codes = codes;
        this.seal = seal;
    }

    Outcome offer(Turn turn) {
        return turn.says(this::offered);
    }

    /** Begins anew. Whatever else follows {@code /start} is greeted like nothing at all. */
    Outcome greet(Turn turn, String argument) {
        var greeted = new Greeted(turn.user(), turn.ids().request());
        if (!argument.startsWith(PREFIX)) {
            return turn.says(List.of(greeted)).with(Session.NONE);
        }
        return codes.person(argument.substring(PREFIX.length()))
                .map(inviter -> turn.says(List.of(
                        greeted, new RecordInvitation(turn.user(), turn.ids().request(), inviter))))
                .orElseGet(() -> turn.says(List.of(greeted)))
                .with(Session.NONE);
    }

    private InvitationOffered offered(UserId user, RequestId request) {
        var invitation = new Invitation(PREFIX + codes.code(user));
        return new InvitationOffered(
                user, request, seal.seal(invitation, InvitationOffered.class, request.value(), user));
    }
}
