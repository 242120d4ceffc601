package tarot.payment.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Message;
import tarot.contracts.payment.PaymentEvent.PaymentReinstated;
import tarot.contracts.payment.PaymentEvent.PaymentReversed;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.payment.Customer;
import tarot.payment.FakeStripe;
import tarot.payment.Fault;
import tarot.payment.PaymentTest;
import tools.jackson.databind.node.ObjectNode;

/** Refunds and disputes at Stripe, in whatever order they are told. */
@PaymentTest
class MoneyBackTests {

    final Inbox inbox;
    final FakeStripe stripe;
    final JdbcClient jdbc;
    final Sale sale;
    final Customer ada;
    final String session;

    MoneyBackTests(Inbox inbox, FakeStripe stripe, JdbcClient jdbc) {
        this.inbox = inbox;
        this.stripe = stripe;
        this.jdbc = jdbc;
        this.sale = Sale.open(stripe, jdbc);
        this.ada = sale.customer();
        this.session = sale.session();
    }

    @AfterEach
    void aQuietDay() {
        stripe.heal();
    }

    @Test
    void aRefundTakesTheCreditsBackOnceThoughTwoEventsTellOfIt() {
        tell(stripe.pay(session));
        tell(stripe.refund(session, 199));
        assertThat(taken()).containsExactly(10L);
        assertThat(ada.payments()).containsExactly("REVERSED");
    }

    @Test
    void partsTakePartsAndAllTakesAll() {
        tell(stripe.pay(session));
        tell(stripe.refund(session, 100));
        assertThat(taken()).containsExactly(5L);
        assertThat(ada.payments()).containsExactly("PARTLY_REVERSED");
        tell(stripe.refund(session, 99));
        assertThat(taken()).containsExactly(5L, 5L);
        assertThat(ada.payments()).containsExactly("REVERSED");
    }

    @Test
    void aRefundThatIsToldBeforeThePaymentComesToTheSame() {
        var paid = stripe.pay(session);
        var refunded = stripe.refund(session, 199);
        tell(refunded.reversed());
        tell(paid);
        assertThat(ada.told())
                .<Class<?>>extracting(Message::getClass)
                .containsExactly(PaymentSettled.class, PaymentReversed.class);
        assertThat(ada.stateOf(sale.order())).isEqualTo("SETTLED");
        assertThat(ada.payments()).containsExactly("REVERSED");
    }

    @Test
    void aRefundThatFailsLaterGivesBackWhatItTook() {
        tell(stripe.pay(session));
        tell(stripe.refund(session, 199));
        tell(stripe.failRefunds(session));
        var reversal = ada.told(PaymentReversed.class).getFirst().reversal();
        assertThat(ada.told(PaymentReinstated.class)).singleElement().satisfies(back -> {
            assertThat(back.reversal()).isEqualTo(reversal);
            assertThat(back.credits().amount()).isEqualTo(10);
        });
        assertThat(ada.payments()).containsExactly("SETTLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warning_needs_response", "warning_under_review", "warning_closed", "prevented"})
    void aBankThatOnlyAsksTakesNothing(String status) {
        tell(stripe.pay(session));
        tell(stripe.dispute(session, 199, status));
        tell(stripe.closeDispute(session, "warning_closed"));
        assertThat(ada.told()).hasSize(1);
        assertThat(ada.payments()).containsExactly("SETTLED");
    }

    @Test
    void aDisputeTakesTheCreditsAndGivesThemBackWhenItIsWon() {
        tell(stripe.pay(session));
        tell(stripe.dispute(session, 199, "needs_response"));
        assertThat(ada.told(PaymentReversed.class))
                .singleElement()
                .extracting(PaymentReversed::reason)
                .isEqualTo(ReversalReason.DISPUTE);
        tell(stripe.closeDispute(session, "won"));
        assertThat(ada.told(PaymentReinstated.class))
                .extracting(PaymentReinstated::reversal)
                .containsExactly(ada.told(PaymentReversed.class).getFirst().reversal());
        assertThat(ada.payments()).containsExactly("SETTLED");
    }

    @Test
    void aDisputeThatIsLostStaysLost() {
        tell(stripe.pay(session));
        tell(stripe.dispute(session, 199, "needs_response"));
        tell(stripe.closeDispute(session, "lost"));
        assertThat(taken()).containsExactly(10L);
        assertThat(ada.told(PaymentReinstated.class)).isEmpty();
        assertThat(ada.payments()).containsExactly("REVERSED");
    }

    @Test
    void aDisputeThatIsToldBackwardsComesToTheSame() {
        var told = new ArrayList<>(stripe.pay(session));
        told.addAll(stripe.dispute(session, 199, "needs_response"));
        told.addAll(stripe.closeDispute(session, "won"));
        for (var event : told.reversed()) {
            tell(List.of(event));
        }
        assertThat(ada.told())
                .<Class<?>>extracting(Message::getClass)
                .containsExactly(PaymentSettled.class, PaymentReversed.class, PaymentReinstated.class);
        assertThat(ada.payments()).containsExactly("SETTLED");
    }

    @Test
    void whatWasHeldGoesBackWithoutCredits() {
        stripe.charge(session, 5, "usd");
        tell(stripe.pay(session));
        tell(stripe.refund(session, 5));
        assertThat(taken()).containsExactly(0L);
        assertThat(ada.payments()).containsExactly("RETURNED");
    }

    @Test
    void refundsThatStripeDoesNotListAtOnceAreAskedForAgain() {
        tell(stripe.pay(session));
        stripe.failLooks(4, Fault.TOO_MANY_REQUESTS);
        tell(stripe.refund(session, 199));
        assertThat(taken()).containsExactly(10L);
    }

    /** Settled by an older version, which knew no payments and no intents. */
    @Test
    void whatWasSettledBeforePaymentsHadRowsIsRefundedAndNotSettledAgain() {
        stripe.pay(session);
        jdbc.sql("update purchase_order set state = 'SETTLED', currency = 'usd' where order_id = ?")
                .param(sale.order().order().value())
                .update();
        jdbc.sql("""
                insert into payment (payment_id, order_id, user_id, method, amount, currency, credits, state, session)
                values (?, ?, ?, 'STRIPE', 199, 'USD', 10, 'SETTLED', ?)
                """)
                .params(
                        sale.payment().value(),
                        sale.order().order().value(),
                        ada.id().value(),
                        session)
                .update();
        tell(stripe.refund(session, 199));
        assertThat(ada.told()).<Class<?>>extracting(Message::getClass).containsExactly(PaymentReversed.class);
        assertThat(taken()).containsExactly(10L);
    }

    List<Long> taken() {
        return ada.told(PaymentReversed.class).stream()
                .map(reversed -> reversed.credits().amount())
                .toList();
    }

    /** As the webhook does, and waits until it was acted on. */
    void tell(List<ObjectNode> events) {
        events.forEach(event -> inbox.keep(FakeStripe.bytes(event)));
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from webhook_event where state = 'WAITING'")
                        .query(Long.class)
                        .single())
                .isZero());
    }
}
