package tarot.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Stage;
import tarot.local.settings.Ports;

/** Money that nobody told of, and money that moved while nobody looked. */
@Journey
class ReconciliationJourney {

    @Test
    void starsThatTelegramNeverToldOfAreFound(Stage stage) {
        var visitor = stage.visitor().arrives();
        stage.providers().starsGoWrong("lost", visitor, Map.of());
        visitor.isInvoiced("p25");
        visitor.paysTheInvoice();
        visitor.hears("25 credits have arrived", "you now have 30 credits");
        stage.comesToRest();
        assertThat(stage.books().entries(visitor.user(), "PURCHASE")).isEqualTo(1);
        assertThat(stage.topics().facts(PaymentSettled.class, visitor.user())).isEqualTo(1);
    }

    @Test
    void aRefundThatTelegramMadeByItselfIsFound(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.isInvoiced("p10");
        visitor.paysTheInvoice();
        visitor.hasBought(10);
        stage.providers().starsGoBackUntold(stage.providers().starsOf(visitor).getFirst());
        visitor.hears("Your payment was refunded", "You now have 5 credits");
    }

    @Test
    void webhooksThatNeverCameAreFound(Stage stage) {
        var visitor = stage.visitor().arrives();
        var page = visitor.opensCheckout("p25");
        stage.providers().losesWebhooks(100);
        stage.providers().pays(page);
        visitor.hears("25 credits have arrived", "you now have 30 credits");
        stage.providers().refunds(page, -1);
        visitor.hears("Your payment was refunded", "You now have 5 credits");
        stage.comesToRest();
        assertThat(stage.books().entries(visitor.user(), "PURCHASE")).isEqualTo(1);
        assertThat(stage.books().entries(visitor.user(), "REFUND")).isEqualTo(1);
    }

    @Test
    void paymentServiceIsKilledAfterTheProvidersChargedAndBeforeItKnew(Stage stage) {
        var inStars = stage.visitor().arrives();
        inStars.isInvoiced("p25");
        var onThePage = stage.visitor().arrives();
        var page = onThePage.opensCheckout("p25");

        var before = stage.simulators().stripeWebhookAnswers().size();
        stage.system().service(Ports.PAYMENT).kill();
        inStars.paysTheInvoice(); // begun and taken without it: bot-service alone says that it may
        stage.providers().pays(page);
        await().until(() -> inStars.invoice().paid() == 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> stage.simulators().stripeWebhookAnswers().size() > before);
        assertThat(stage.simulators().stripeWebhookAnswers().get(before))
                .as("while it is away")
                .isGreaterThanOrEqualTo(500);
        stage.system().service(Ports.PAYMENT).start();
        stage.system().awaitHealthy();

        for (var visitor : List.of(inStars, onThePage)) {
            visitor.hears("25 credits have arrived", "you now have 30 credits");
        }
        stage.comesToRest();
        for (var visitor : List.of(inStars, onThePage)) {
            assertThat(stage.books().entries(visitor.user(), "PURCHASE")).isEqualTo(1);
            assertThat(visitor.timesHeard("have arrived")).isEqualTo(1);
        }
    }

    @Test
    void paymentServiceIsKilledWhileStripeMakesTheCheckout(Stage stage) {
        var visitor = stage.visitor().arrives();
        stage.providers().answersLate(5_000);
        visitor.says("/buy");
        visitor.hears("How many credits would you like?");
        visitor.chooses("buy:p10:stripe");
        await().until(() -> stage.books().orders(visitor.user()) == 1);
        var order = stage.books().order(visitor.user());
        await().until(() -> stage.providers().checkouts(order) == 1);
        stage.system().service(Ports.PAYMENT).kill();
        stage.system().service(Ports.PAYMENT).start();
        stage.system().awaitHealthy();

        visitor.hears("The button opens the payment page");
        assertThat(stage.providers().checkouts(order)).as("pages for one order").isEqualTo(1);
        stage.providers().pays(visitor.link("Pay"));
        visitor.hasBought(10);
    }
}
