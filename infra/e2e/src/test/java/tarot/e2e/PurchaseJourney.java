package tarot.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Stage;

/** From an offer to the credits that were paid for. */
@Journey
class PurchaseJourney {

    @Test
    void aPurchaseAddsCreditsOnceThoughTheWebhookComesThreeTimes(Stage stage) {
        var visitor = stage.visitor().arrives();
        var before = stage.simulators().stripeWebhookAnswers().size();
        stage.simulators().webhookCopies(3);
        visitor.says("/buy");
        assertThat(visitor.hears("How many credits would you like?").buttons()).hasSizeGreaterThan(1);
        assertThat(visitor.presses("25 credits")).startsWith("buy:");
        visitor.hears("25 credits", "The button opens the payment page");
        stage.simulators().pay(visitor.link("Pay"));
        visitor.hears("25 credits have arrived", "you now have 30 credits");

        await().until(() -> stage.simulators().stripeWebhookAnswers().size() == before + 3);
        assertThat(stage.simulators().stripeWebhookAnswers()).containsOnly(200);
        stage.comesToRest();
        assertThat(stage.books().available(visitor.user())).isEqualTo(30);
        assertThat(stage.books().entries(visitor.user(), "PURCHASE")).isEqualTo(1);
        assertThat(stage.topics().facts(PaymentSettled.class, visitor.user())).isEqualTo(1);
        visitor.says("/reading celtic Was it worth it?");
        visitor.hears("5 credits for this reading");
    }

    @Test
    void aForgedWebhookBuysNothing(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.says("/buy");
        visitor.hears("How many credits would you like?");
        visitor.presses("10 credits");
        visitor.hears("The button opens the payment page");
        var body = "{\"id\": \"evt_forged\", \"type\": \"checkout.session.completed\"}";
        assertThat(stage.gateway().post("/stripe/webhook", body, "Stripe-Signature", "t=1,v1=00"))
                .isEqualTo(400);
        assertThat(stage.gateway().post("/stripe/webhook", body, "Content-Language", "en"))
                .isEqualTo(400);
        visitor.says("/balance");
        visitor.hears("You have 5 credits");
    }
}
