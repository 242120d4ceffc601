package tarot.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Random;
import org.junit.jupiter.api.Test;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Stage;

/** From an offer to the credits that were paid for, on Stripe's page. */
@Journey
class PurchaseJourney {

    @Test
    void aPurchaseAddsCreditsOnceThoughTheWebhookComesThreeTimes(Stage stage) {
        var visitor = stage.visitor().arrives();
        var before = stage.simulators().stripeWebhookAnswers().size();
        stage.simulators().webhookCopies(3);

        visitor.says("/buy");
        assertThat(visitor.hears("How many credits would you like?").buttons())
                .as("each package once for each way to pay")
                .hasSize(8);
        visitor.chooses("buy:p25:stripe");
        visitor.hears("25 credits", "The button opens the payment page");
        var page = visitor.link("Pay");
        stage.providers().pays(page);
        var told = visitor.hears("25 credits have arrived", "you now have 30 credits");
        assertThat(told.text())
                .contains(PaymentId.of(PaymentMethod.STRIPE, page.replaceAll(".*/pay/", ""))
                        .toString());

        await().until(() -> stage.simulators().stripeWebhookAnswers().size() == before + 3);
        assertThat(stage.simulators().stripeWebhookAnswers().subList(before, before + 3))
                .containsOnly(200);
        stage.comesToRest();
        assertThat(stage.books().available(visitor.user())).isEqualTo(30);
        assertThat(stage.books().entries(visitor.user(), "PURCHASE")).isEqualTo(1);
        assertThat(stage.topics().facts(PaymentSettled.class, visitor.user())).isEqualTo(1);

        visitor.says("/reading celtic Was it worth it?");
        visitor.hears("5 credits for this reading");
    }

    @Test
    void aButtonOfOldStillBuys(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.says("/buy");
        var offer = visitor.hears("How many credits would you like?");
        visitor.presses(offer, "buy:p10");
        visitor.hears("10 credits for your readings"); // the first way to pay that is enabled: an invoice in Stars
    }

    @Test
    void webhooksThatComeTwiceAndInAnyOrderEndInTheSameBooks(Stage stage) {
        var seed = new Random().nextLong();
        stage.remark("seed %d", seed);
        var visitor = stage.visitor().arrives();
        var page = visitor.opensCheckout("p25");

        stage.providers().keepsWebhooksBack();
        stage.providers().pays(page);
        stage.providers().refunds(page, 100);
        stage.providers().refunds(page, 249);
        stage.providers().refunds(page, -1);
        stage.providers().shufflesWebhooks(seed);

        await().until(() -> stage.books().entries(visitor.user(), "PURCHASE") == 1);
        await().untilAsserted(() -> assertThat(stage.till().findings()).isEmpty());
        stage.comesToRest();
        assertThat(stage.books().available(visitor.user())).isEqualTo(5);
    }

    @Test
    void aSlowBankIsWaitedFor(Stage stage) {
        var visitor = stage.visitor().arrives();
        var page = visitor.opensCheckout("p10");
        stage.providers().paysByASlowBank(page);
        visitor.says("/balance");
        visitor.hears("You have 5 credits");
        stage.providers().moneyArrives(page, true);
        visitor.hasBought(10);

        var unlucky = stage.visitor().arrives();
        var other = unlucky.opensCheckout("p10");
        stage.providers().paysByASlowBank(other);
        stage.providers().moneyArrives(other, false);
        unlucky.hears("Your payment did not go through, and nothing was charged");
        unlucky.says("/balance");
        unlucky.hears("You have 5 credits");
    }

    @Test
    void theNewWebhookSecretIsBelievedBesideTheOld(Stage stage) {
        var visitor = stage.visitor().arrives();
        var before = stage.simulators().stripeWebhookAnswers().size();
        stage.providers().signsWith(2);
        stage.providers().pays(visitor.opensCheckout("p10"));
        visitor.hasBought(10);
        await().until(() -> stage.simulators().stripeWebhookAnswers().size() > before);
        assertThat(stage.simulators().stripeWebhookAnswers().get(before)).isEqualTo(200);
    }

    @Test
    void aForgedWebhookBuysNothing(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.opensCheckout("p10");
        var body = """
                {"id": "evt_forged", "object": "event", "type": "checkout.session.completed", "livemode": false,
                 "data": {"object": {"object": "checkout.session", "payment_status": "paid"}}}
                """;
        assertThat(stage.gateway()
                        .post("/stripe/webhook", body, "Stripe-Signature", "t=1790000000,v1=" + "0".repeat(64)))
                .isEqualTo(400);
        assertThat(stage.gateway().post("/stripe/webhook", body, "Content-Language", "en"))
                .isEqualTo(400);
        visitor.says("/balance");
        visitor.hears("You have 5 credits");
    }
}
