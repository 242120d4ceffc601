package tarot.notification.words;

import java.util.Map;
import tarot.contracts.Message;
import tarot.contracts.UserId;
import tarot.contracts.credit.CreditEvent.DiscrepancyFound;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReinstated;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;

/** What wakes the admins: what happened and what to do about it, and nothing about who somebody is. */
record AlertWords(Phrasebook phrasebook, Money money) {

    Wording word(Message event) {
        var text = switch (event) {
            case PaymentHeld held ->
                phrasebook.say(
                        "alert.held",
                        Map.of(
                                "price", money.of(held.amount(), held.currency()),
                                "method", held.method().wireName(),
                                "payment", held.payment(),
                                "person", number(held.user())));
            case PaymentReversed reversed ->
                phrasebook.say(
                        "alert.dispute",
                        Map.of(
                                "price", money.of(reversed.amount(), reversed.currency()),
                                "payment", reversed.payment(),
                                "person", number(reversed.user())));
            case PaymentReinstated reinstated ->
                phrasebook.say(
                        "alert.reinstated",
                        Map.of("payment", reinstated.payment(), "person", number(reinstated.user())));
            case DiscrepancyFound found ->
                phrasebook.say("alert.discrepancy", Map.of("finding", found.finding(), "person", number(found.user())));
            default -> throw new IllegalArgumentException(event.getClass().getSimpleName() + " alerts nobody");
        };
        return Wording.of(text);
    }

    private Styled number(UserId person) {
        return person.equals(UserId.NOBODY)
                ? phrasebook.say("alert.nobody")
                : phrasebook.say("number", Map.of("person", person));
    }
}
