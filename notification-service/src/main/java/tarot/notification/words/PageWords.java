package tarot.notification.words;

import java.util.Map;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.PageShown.Page;

/** The pages that every shop has. */
record PageWords(Phrasebook phrasebook, WordsProperties properties) {

    Wording word(Page page, UserId person) {
        var gaps = Map.of("person", person, "contact", contact(page));
        var key = switch (page) {
            case TERMS -> "page.terms";
            case PRIVACY -> "page.privacy";
            case SUPPORT -> "page.support";
            case PAY_SUPPORT -> "page.paysupport";
        };
        return Wording.of(phrasebook.say(key, gaps));
    }

    /** Whom to turn to; where nobody is named, what holds all the same. */
    private Styled contact(Page page) {
        if (!properties.supportContact().isBlank()) {
            return phrasebook.say("contact", Map.of("contact", properties.supportContact()));
        }
        return phrasebook.say(page == Page.PAY_SUPPORT ? "contact.none.payment" : "contact.none");
    }
}
