package tarot.notification.words;

import java.util.Map;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditEvent;
import tarot.contracts.credit.CreditEvent.BalanceReported;
import tarot.contracts.credit.CreditEvent.CreditsGranted;
import tarot.contracts.credit.CreditEvent.ReservationEvent;
import tarot.notification.words.Keyboard.Button.Press;

/** What people have, and what they were given. */
record CreditWords(Phrasebook phrasebook) {

    Wording word(CreditEvent event) {
        return switch (event) {
            case CreditsGranted granted -> grant(granted);
            case BalanceReported reported -> balance(reported);
            case ReservationEvent _ -> throw Words.toldToNobody(event);
        };
    }

    private Wording grant(CreditsGranted granted) {
        var key = switch (granted.reason()) {
            case WELCOME -> "granted.welcome";
            case PURCHASE -> "granted.purchase";
        };
        var text = phrasebook.say(
                key,
                Map.of(
                        "amount", phrasebook.credits(granted.amount()),
                        "available", phrasebook.credits(granted.available())));
        return Wording.of(text, Keyboard.of(new Press(phrasebook.label("button.reading", Map.of()), "menu:reading")));
    }

    private Wording balance(BalanceReported reported) {
        var text = phrasebook.say(
                reported.held().equals(Credits.NONE) ? "balance" : "balance.held",
                Map.of(
                        "available", phrasebook.credits(reported.available()),
                        "held", phrasebook.credits(reported.held())));
        return Wording.of(
                text,
                Keyboard.of(
                        new Press(phrasebook.label("button.reading", Map.of()), "menu:reading"),
                        new Press(phrasebook.label("button.buy", Map.of()), "menu:buy")));
    }
}
