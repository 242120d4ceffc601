package tarot.notification.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tarot.contracts.Credits;
import tarot.contracts.Message;
import tarot.contracts.UserId;
import tarot.contracts.bot.Person;
import tarot.contracts.credit.CreditEvent.DiscrepancyFound;
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
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.contracts.payment.PaymentMethod;
import tarot.notification.words.Keyboard.Button.Link;
import tarot.notification.words.Keyboard.Button.Press;
import tarot.notification.words.Wording.Bill;

class PaymentWordsTests extends Worded {

    @Test
    void packagesShowTheirPriceInTheirCurrency() {
        var wording = word(new PackagesOffered(
                ADA,
                REQUEST,
                List.of(
                        new Offer("p10", Credits.of(10), 199, "usd", null),
                        new Offer("p25", Credits.of(25), 449, "EUR", null),
                        new Offer("p60", Credits.of(60), 900, "JPY", PaymentMethod.STRIPE),
                        new Offer("p1", Credits.of(1), 50, "XTR", PaymentMethod.STARS))));
        assertThat(wording.keyboard().rows()).hasSize(4);
        assertThat(buttons(wording))
                .containsExactly(
                        new Press("10 credits · $1.99", "buy:p10"),
                        new Press("25 credits · €4.49", "buy:p25"),
                        new Press("60 credits · ¥900", "buy:p60:stripe"),
                        new Press("1 credit · 50 ★", "buy:p1:stars"));
    }

    @Test
    void aPackageWithTwoWaysToPayHasBothInOneRow() {
        var wording = word(new PackagesOffered(
                ADA,
                REQUEST,
                List.of(
                        new Offer("p10", Credits.of(10), 100, "XTR", PaymentMethod.STARS),
                        new Offer("p25", Credits.of(25), 225, "XTR", PaymentMethod.STARS),
                        new Offer("p10", Credits.of(10), 199, "USD", PaymentMethod.STRIPE),
                        new Offer("p25", Credits.of(25), 449, "USD", PaymentMethod.STRIPE))));
        assertThat(wording.keyboard().rows())
                .containsExactly(
                        List.of(
                                new Press("10 credits · 100 ★", "buy:p10:stars"),
                                new Press("10 credits · $1.99", "buy:p10:stripe")),
                        List.of(
                                new Press("25 credits · 225 ★", "buy:p25:stars"),
                                new Press("25 credits · $4.49", "buy:p25:stripe")));
    }

    @Test
    void packagesSayHowOnePays() {
        var stars = new Offer("p10", Credits.of(10), 100, "XTR", PaymentMethod.STARS);
        var page = new Offer("p10", Credits.of(10), 199, "USD", PaymentMethod.STRIPE);
        var old = new Offer("p10", Credits.of(10), 199, "USD", null);
        assertThat(text(new PackagesOffered(ADA, REQUEST, List.of(stars))))
                .contains("Telegram Stars")
                .doesNotContain("page");
        for (var offer : List.of(page, old)) {
            assertThat(text(new PackagesOffered(ADA, REQUEST, List.of(offer))))
                    .contains("secure page")
                    .doesNotContain("Stars");
        }
        assertThat(text(new PackagesOffered(ADA, REQUEST, List.of(stars, page))))
                .contains("Telegram Stars", "secure page");
        assertThat(text(new PackagesOffered(ADA, REQUEST, List.of()))).contains("cannot be bought");
    }

    @Test
    void aCheckoutLeadsToThePage() {
        var wording = word(new CheckoutStarted(ORDER, ADA, Credits.of(10), 199, "usd", SEALED));
        assertThat(buttons(wording)).containsExactly(new Link("Pay $1.99", "https://pay.example/1"));
        assertThat(wording.text().text()).doesNotContain("pay.example");
    }

    @Test
    void anInvoiceKeepsToWhatTelegramTakes() {
        var wording = word(new InvoiceIssued(ORDER, ADA, Credits.of(1_000_000_000), 2_000_000, "XTR", SEALED));
        assertThat(wording.parts()).singleElement().satisfies(part -> {
            assertThat(part.text().text()).contains("1000000000 credits").hasSizeLessThanOrEqualTo(255);
            assertThat(part.text().spans())
                    .as("markup, which a description cannot have")
                    .isEmpty();
            assertThat(part.keyboard()).isEqualTo(Keyboard.NONE);
            assertThat(part.enclosure()).isInstanceOfSatisfying(Bill.class, bill -> {
                assertThat(bill.title()).hasSizeBetween(1, 32);
                assertThat(bill.payload()).isEqualTo("signed");
                assertThat(bill.currency()).isEqualTo("XTR");
                assertThat(bill.amount()).isEqualTo(2_000_000);
                assertThat(bill.toString()).doesNotContain("signed");
            });
        });
    }

    @Test
    void whoseCheckoutCameToNothingIsToldThatNothingWasCharged() {
        for (var event : List.of(
                new CheckoutRefused(ORDER, ADA, CheckoutRefused.Reason.PROVIDER_UNAVAILABLE),
                new CheckoutRefused(ORDER, ADA, CheckoutRefused.Reason.NOT_CONFIGURED),
                new CheckoutExpired(ORDER, ADA),
                new PaymentFailed(ORDER, ADA))) {
            assertThat(text(event)).containsIgnoringCase("nothing was charged");
        }
        assertThat(text(new CheckoutRefused(ORDER, ADA, CheckoutRefused.Reason.UNKNOWN_PACKAGE)))
                .contains("/buy");
    }

    @Test
    void whoseMoneyIsHeldIsToldThatItIsThereAndThatSomebodyLooks() {
        var wording = word(new PaymentHeld(PAYMENT, ADA, ORDER, 90, "XTR", PaymentMethod.STARS));
        assertThat(wording.text().text()).contains("90 ★", "has arrived", "Nothing of it is lost", "/paysupport");
        assertThat(wording.text().html()).contains("<code>" + PAYMENT + "</code>");
    }

    @Test
    void moneyThatGoesBackAndTookNoCreditsIsTold() {
        assertThat(text(reversed(ReversalReason.REFUND)))
                .contains("We have sent 90 ★ back to you", "Your credits stay as they are", PAYMENT.toString());
        assertThat(text(reversed(ReversalReason.DISPUTE))).contains("Your bank asks", PAYMENT.toString());
        assertThat(text(new PaymentReinstated(new UUID(1, 1), PAYMENT, ADA, Credits.NONE, 199L, "USD", true)))
                .contains("was returned to us", PAYMENT.toString());
    }

    @Test
    void whatSettledIsToldByTheCreditsThatCome() {
        assertThatThrownBy(() -> word(new PaymentSettled(
                        ORDER, ADA, Credits.of(10), 199, "USD", PAYMENT, PaymentMethod.STRIPE, "p10")))
                .hasMessageContaining("nobody");
    }

    @Test
    void anAlertSaysWhatHappenedAndNothingAboutWhoSomebodyIs() {
        assertThat(alert(new PaymentHeld(PAYMENT, ADA, ORDER, 90, "XTR", PaymentMethod.STARS)))
                .contains(
                        "held", "90 ★", "stars", "<code>" + PAYMENT + "</code>", "<code>" + ADA + "</code>", "/refund");
        assertThat(alert(new PaymentHeld(PAYMENT, UserId.NOBODY, null, 90, "ABC", PaymentMethod.STRIPE)))
                .contains("90 ABC", "Person: none known")
                .doesNotContain(UserId.NOBODY.toString());
        assertThat(alert(reversed(ReversalReason.DISPUTE))).contains("disputed", PAYMENT.toString());
        assertThat(alert(new PaymentReinstated(new UUID(1, 1), PAYMENT, ADA, Credits.NONE, 199L, "USD", true)))
                .contains("Money came back", PAYMENT.toString());
        assertThat(alert(new DiscrepancyFound(new UUID(1, 2), ADA, "held is not the open holds")))
                .contains("do not add up", "held is not the open holds", "<code>" + ADA + "</code>");
        assertThat(alert(new DiscrepancyFound(new UUID(1, 2), UserId.NOBODY, "an entry does not sum to zero")))
                .contains("an entry does not sum to zero", "none known");
    }

    @Test
    void whateverCurrencySomebodyPaidWithCanBeTold() {
        for (var currency : List.of("XTR", "USD", "JPY", "KWD", "XXX", "XAU", "ABC")) {
            assertThat(text(new PaymentHeld(PAYMENT, ADA, null, 1234, currency, PaymentMethod.STRIPE)))
                    .as(currency)
                    .contains("1");
        }
    }

    static PaymentReversed reversed(ReversalReason reason) {
        return new PaymentReversed(new UUID(1, 1), PAYMENT, ADA, reason, Credits.NONE, 90, "XTR");
    }

    String alert(Message event) {
        return words.alert(event, new Person(ADMIN, "", "en")).text().html();
    }
}
