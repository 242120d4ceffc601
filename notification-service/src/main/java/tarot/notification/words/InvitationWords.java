package tarot.notification.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import tarot.contracts.bot.Invitation;
import tarot.contracts.credit.CreditEvent.InvitationAnswered;
import tarot.notification.words.Keyboard.Button.Link;

/** Inviting others, and having been invited. */
record InvitationWords(Phrasebook phrasebook) {

    Wording offer(Invitation invitation, String botName) {
        var link = "https://t.me/" + botName + "?start=" + invitation.start();
        var share = "https://t.me/share/url?url=" + URLEncoder.encode(link, UTF_8);
        return Wording.of(
                phrasebook.say("invitation", Map.of("link", link)),
                Keyboard.of(new Link(phrasebook.label("button.invite", Map.of()), share)));
    }

    Wording answer(InvitationAnswered answered) {
        var key = switch (answered.outcome()) {
            case ACCEPTED -> "invited.accepted";
            case SELF -> "invited.self";
            case LOOP -> "invited.loop";
            case NOT_NEW -> "invited.not-new";
            case UNKNOWN_INVITER -> "invited.unknown-inviter";
        };
        return Wording.of(phrasebook.say(key, Map.of("reward", phrasebook.credits(answered.reward()))));
    }
}
