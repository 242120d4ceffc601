package tarot.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Providers;
import tarot.e2e.stage.Stage;
import tarot.e2e.stage.Visitor;

/** Paying in the chat, with Telegram Stars. */
@Journey
class StarsJourney {

    @Test
    void starsBuyCreditsAndTheSameInvoiceBuysThemAgain(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.isInvoiced("p25");
        assertThat(visitor.invoice().amount()).isEqualTo(225);
        visitor.paysTheInvoice();
        var first = visitor.hears("25 credits have arrived", "you now have 30 credits");
        visitor.paysTheInvoice();
        var second = visitor.hears("25 credits have arrived", "you now have 55 credits");

        assertThat(visitor.invoice().paid()).isEqualTo(2);
        assertThat(stage.providers().starsOf(visitor))
                .extracting(taken -> taken.payment().toString())
                .containsExactly(Visitor.reference(first), Visitor.reference(second));
        stage.comesToRest();
        assertThat(stage.books().entries(visitor.user(), "PURCHASE")).isEqualTo(2);
        assertThat(stage.topics().facts(PaymentSettled.class, visitor.user())).isEqualTo(2);
    }

    @Test
    void aPaymentThatTelegramTellsOfThreeTimesCountsOnce(Stage stage) {
        var visitor = stage.visitor().arrives();
        stage.providers().starsGoWrong("copies", visitor, Map.of("copies", 3));
        visitor.isInvoiced("p10");
        visitor.paysTheInvoice();
        visitor.hasBought(10);
        await().until(() -> stage.simulators().pendingUpdates() == 0);
        stage.comesToRest();
        assertThat(stage.books().available(visitor.user())).isEqualTo(15);
        assertThat(visitor.timesHeard("have arrived")).isEqualTo(1);
    }

    @Test
    void anotherAmountThanWasOrderedIsHeldAndGivenBack(Stage stage) {
        var admin = stage.admin();
        var visitor = stage.visitor().arrives();
        stage.providers().starsGoWrong("amount", visitor, Map.of("amount", 1));
        visitor.isInvoiced("p150");
        visitor.paysTheInvoice();

        var payment = Visitor.reference(visitor.hears("it is not what was ordered", "/paysupport"));
        admin.hears("A payment is held", payment);
        stage.comesToRest();
        assertThat(stage.topics().facts(PaymentHeld.class, visitor.user())).isEqualTo(1);
        assertThat(stage.books().available(visitor.user())).isEqualTo(5);
        assertThat(stage.books().entries(visitor.user(), "PURCHASE")).isZero();

        admin.confirms("/refund " + payment + " not what was ordered");
        admin.hears(payment, "is refunded");
        visitor.hears("We have sent", "back to you", payment);
        assertThat(stage.providers().starsOf(visitor))
                .extracting(Providers.Taken::back)
                .containsExactly(1L);
        stage.comesToRest();
        assertThat(stage.books().available(visitor.user())).isEqualTo(5);
    }

    @Test
    void anInvoiceIsForWhoeverAskedForItAlone(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.isInvoiced("p10");
        var stranger = stage.visitor().arrives();
        stage.simulators().forwardsInvoice(visitor, stranger);
        stranger.paysTheInvoice();
        await().until(() -> !stranger.invoice().refusal().isEmpty());
        assertThat(stranger.invoice().refusal()).doesNotContain("in time");
        assertThat(stage.providers().starsOf(stranger)).isEmpty();
    }
}
