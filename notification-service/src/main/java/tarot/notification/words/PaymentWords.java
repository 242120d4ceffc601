package tarot.notification.words;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import tarot.contracts.payment.CheckoutPage;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.payment.PaymentEvent.CheckoutExpired;
import tarot.contracts.payment.PaymentEvent.CheckoutRefused;
import tarot.contracts.payment.PaymentEvent.CheckoutStarted;
import tarot.contracts.payment.PaymentEvent.Offer;
import tarot.contracts.payment.PaymentEvent.PackagesOffered;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.notification.words.Keyboard.Button.Link;
import tarot.notification.words.Keyboard.Button.Press;

/** Buying credits. */
record PaymentWords(Phrasebook phrasebook, Locale locale) {

    private static final String STARS = "XTR";

    Wording word(PaymentEvent event, Content content) {
        return switch (event) {
            case PackagesOffered offered ->
                Wording.of(
                        phrasebook.say("packages"),
                        Keyboard.inAColumn(
                                offered.offers().stream().map(this::button).toList()));
            case CheckoutStarted started -> checkout(started, content.open(started.sealed(), CheckoutPage.class));
            case CheckoutRefused refused -> Wording.of(phrasebook.say(key(refused.reason())));
            case CheckoutExpired _ -> Wording.of(phrasebook.say("checkout.expired"));
            case PaymentSettled _ -> throw Words.toldToNobody(event);
        };
    }

    private Press button(Offer offer) {
        var gaps = Map.of(
                "credits", phrasebook.credits(offer.credits()), "price", money(offer.amount(), offer.currency()));
        return new Press(phrasebook.label("button.package", gaps), "buy:" + offer.pack());
    }

    private Wording checkout(CheckoutStarted started, CheckoutPage page) {
        var gaps = Map.of(
                "credits", phrasebook.credits(started.credits()), "price", money(started.amount(), started.currency()));
        return Wording.of(
                phrasebook.say("checkout", gaps),
                Keyboard.of(new Link(phrasebook.label("button.pay", gaps), page.url())));
    }

    private static String key(CheckoutRefused.Reason reason) {
        return switch (reason) {
            case UNKNOWN_PACKAGE -> "checkout.refused.unknown-package";
            case PROVIDER_UNAVAILABLE -> "checkout.refused.provider-unavailable";
            case NOT_CONFIGURED -> "checkout.refused.not-configured";
        };
    }

    private String money(long amount, String currency) {
        var code = currency.toUpperCase(Locale.ROOT);
        if (code.equals(STARS)) {
            return amount + " ⭐";
        }
        var unit = Currency.getInstance(code);
        // without a region the sign of the dollar would read US$
        var format = NumberFormat.getCurrencyInstance(
                locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.US : locale);
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(amount, unit.getDefaultFractionDigits()));
    }
}
