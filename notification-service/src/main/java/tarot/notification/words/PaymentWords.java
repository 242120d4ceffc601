package tarot.notification.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tarot.contracts.payment.CheckoutPage;
import tarot.contracts.payment.InvoicePayload;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.InvoiceIssued;
import tarot.contracts.payment.PaymentEvent.Offer;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentFailed;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentReinstated;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentEvent.RefundReported;
import tarot.contracts.payment.PaymentMethod;
import tarot.notification.words.Keyboard.Button.Link;
import tarot.notification.words.Keyboard.Button.Press;
import tarot.notification.words.Wording.Bill;

/** Buying credits, and what became of the money. */
record PaymentWords(Phrasebook phrasebook, Money money) {

    Wording word(PaymentEvent event, Content content) {
        return switch (event) {
            case PackagesOffered offered -> packages(offered.offers());
            case CheckoutStarted started -> checkout(started, content.open(started.sealed(), CheckoutPage.class));
            case InvoiceIssued issued -> invoice(issued, content.open(issued.sealed(), InvoicePayload.class));
            case CheckoutRefused refused -> Wording.of(phrasebook.say(key(refused.reason())));
            case CheckoutExpired _ -> Wording.of(phrasebook.say("checkout.expired"), buy());
            case PaymentFailed _ -> Wording.of(phrasebook.say("payment.failed"), buy());
            case PaymentHeld held ->
                Wording.of(phrasebook.say(
                        "payment.held",
                        Map.of("price", money.of(held.amount(), held.currency()), "payment", held.payment())));
            case PaymentReversed reversed -> moneyBack(reversed);
            case PaymentReinstated reinstated ->
                Wording.of(phrasebook.say("payment.reinstated", Map.of("payment", reinstated.payment())));
            case RefundReported reported -> new AdminWords(phrasebook).refund(reported);
            case PaymentSettled _ -> throw Words.toldToNobody(event);
        };
    }

    private Wording packages(List<Offer> offers) {
        if (offers.isEmpty()) {
            return Wording.of(phrasebook.say("packages.none"));
        }
        var packs = new LinkedHashMap<String, List<Press>>();
        for (var offer : offers) {
            packs.computeIfAbsent(offer.pack(), _ -> new ArrayList<>()).add(button(offer));
        }
        return Wording.of(phrasebook.say(ways(offers)), Keyboard.inRows(List.copyOf(packs.values())));
    }

    /** The text that says how one pays. */
    private static String ways(List<Offer> offers) {
        var stars = offers.stream()
                .filter(offer -> offer.method() == PaymentMethod.STARS)
                .count();
        if (stars == 0) {
            return "packages.page";
        }
        return stars == offers.size() ? "packages.stars" : "packages.both";
    }

    private Press button(Offer offer) {
        var gaps = Map.of(
                "credits", phrasebook.credits(offer.credits()),
                "price", money.of(offer.amount(), offer.currency()));
        var method = offer.method() == null ? "" : ":" + offer.method().wireName();
        return new Press(phrasebook.label("button.package", gaps), "buy:" + offer.pack() + method);
    }

    private Wording checkout(CheckoutStarted started, CheckoutPage page) {
        var gaps = Map.of(
                "credits", phrasebook.credits(started.credits()),
                "price", money.of(started.amount(), started.currency()));
        return Wording.of(
                phrasebook.say("checkout", gaps),
                Keyboard.of(new Link(phrasebook.label("button.pay", gaps), page.url())));
    }

    private Wording invoice(InvoiceIssued issued, InvoicePayload payload) {
        var gaps = Map.of("credits", phrasebook.credits(issued.credits()));
        var bill = new Bill(
                phrasebook.label("invoice.title", gaps),
                payload.payload(),
                issued.currency(),
                Math.toIntExact(issued.amount()),
                phrasebook.say("invoice.refused"));
        return new Wording(phrasebook.say("invoice", gaps), Keyboard.NONE, bill);
    }

    /** Where credits are taken back for it, credit-service's event tells it instead. */
    private Wording moneyBack(PaymentReversed reversed) {
        var key = switch (reversed.reason()) {
            case REFUND -> "payment.reversed.refund";
            case DISPUTE -> "payment.reversed.dispute";
        };
        return Wording.of(phrasebook.say(
                key, Map.of("price", money.of(reversed.amount(), reversed.currency()), "payment", reversed.payment())));
    }

    private Keyboard buy() {
        return Keyboard.of(new Buttons(phrasebook).buy());
    }

    private static String key(CheckoutRefused.Reason reason) {
        return switch (reason) {
            case UNKNOWN_PACKAGE -> "checkout.refused.unknown-package";
            case PROVIDER_UNAVAILABLE -> "checkout.refused.provider-unavailable";
            case NOT_CONFIGURED -> "checkout.refused.not-configured";
        };
    }
}
