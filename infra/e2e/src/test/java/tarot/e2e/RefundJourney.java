package tarot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Providers.Taken;
import tarot.e2e.stage.Stage;

/** What becomes of credits when the money for them goes back. */
@Journey
class RefundJourney {

    @Test
    void aRefundBeforeSpendingTakesTheCreditsBack(Stage stage) {
        var admin = stage.admin();
        var visitor = stage.visitor().arrives();
        visitor.isInvoiced("p25");
        visitor.paysTheInvoice();
        var payment = visitor.hasBought(25);

        admin.confirms("/refund " + payment + " bought by mistake");
        admin.hears(payment, "is refunded");
        visitor.hears("Your payment was refunded", "25 credits", "You now have 5 credits");
        assertThat(visitor.invoice().refunded()).isEqualTo(1);
        assertThat(stage.providers().starsOf(visitor)).extracting(Taken::back).containsExactly(225L);

        admin.confirms("/refund " + payment + " once more");
        admin.hears(payment, "had been refunded already");
        stage.comesToRest();
        assertThat(stage.books().available(visitor.user())).isEqualTo(5);
        assertThat(stage.books().entries(visitor.user(), "REFUND")).isEqualTo(1);
    }

    @Test
    void aRefundAfterSpendingIsOwedUntilAPurchaseSettlesIt(Stage stage) {
        var admin = stage.admin();
        var visitor = stage.visitor().arrives();
        visitor.isInvoiced("p10");
        visitor.paysTheInvoice();
        var payment = visitor.hasBought(10);
        for (var question : List.of("Can I keep the money?", "And the cards?")) {
            visitor.says("/reading celtic " + question);
            visitor.hears("5 credits for this reading");
        }

        admin.confirms("/refund " + payment + " changed their mind");
        admin.hears(payment, "is refunded");
        visitor.hears("Your payment was refunded", "You owe 5 credits");
        stage.comesToRest();
        assertThat(stage.books().available(visitor.user())).isZero();
        assertThat(stage.books().owed(visitor.user())).isEqualTo(5);

        visitor.says("/reading Is there more?");
        visitor.hears("you owe 5 credits", "Nothing was drawn and nothing was charged", "/buy");
        visitor.isInvoiced("p10");
        visitor.paysTheInvoice();
        visitor.hears("10 credits have arrived", "you now have 5 credits", "Of these, 5 credits settled what you owed");
        visitor.says("/reading Is there more now?"); // with the spread of before
        visitor.hears("5 credits for this reading");
        stage.comesToRest();
        assertThat(stage.books().owed(visitor.user())).isZero();
        assertThat(stage.books().available(visitor.user())).isZero();
    }

    @Test
    void aRefundInPartsAddsUpToAllAndNoMore(Stage stage) {
        var visitor = stage.visitor().arrives();
        var page = visitor.opensCheckout("p10");
        stage.providers().pays(page);
        visitor.hasBought(10);
        stage.providers().refunds(page, 100);
        visitor.hears("Your payment was refunded");
        stage.providers().refunds(page, -1);
        visitor.hears("Your payment was refunded", "You now have 5 credits");
        stage.comesToRest();
        assertThat(stage.books().available(visitor.user())).isEqualTo(5);
    }

    @Test
    void aDisputeThatIsWonBringsTheCreditsBack(Stage stage) {
        var admin = stage.admin();
        var visitor = stage.visitor().arrives();
        var page = visitor.opensCheckout("p25");
        stage.providers().pays(page);
        var payment = visitor.hasBought(25);

        var dispute = stage.providers().disputes(page);
        visitor.hears("Your bank asks for your payment back", "You now have 5 credits");
        admin.hears("A payment is disputed", payment);
        stage.providers().dispute(dispute, true);
        visitor.hears("counts again, and so do its 25 credits", "you now have 30 credits");
        stage.comesToRest();
        assertThat(stage.books().available(visitor.user())).isEqualTo(30);
    }

    @Test
    void aDisputeThatIsLostTakesNoMoreThanItHas(Stage stage) {
        var visitor = stage.visitor().arrives();
        var page = visitor.opensCheckout("p10");
        stage.providers().pays(page);
        visitor.hasBought(10);
        var dispute = stage.providers().disputes(page);
        visitor.hears("Your bank asks for your payment back");
        stage.providers().dispute(dispute, false);
        visitor.says("/balance");
        visitor.hears("You have 5 credits");
        stage.comesToRest();
        assertThat(stage.books().entries(visitor.user(), "DISPUTE")).isEqualTo(1);
    }

    @Test
    void anotherAmountOnStripesPageIsHeldToo(Stage stage) {
        var admin = stage.admin();
        var visitor = stage.visitor().arrives();
        var page = visitor.opensCheckout("p60");
        stage.providers().pays(page, 1);
        visitor.hears("it is not what was ordered");
        admin.hears("A payment is held", "Stripe");
        stage.providers().refunds(page, -1);
        visitor.hears("We have sent", "back to you");
        stage.comesToRest();
        assertThat(stage.books().available(visitor.user())).isEqualTo(5);
    }
}
