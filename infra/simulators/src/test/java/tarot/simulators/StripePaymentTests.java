package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.param.ChargeListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of money once it was paid, with Stripe's own client as the judge. */
class StripePaymentTests {

    final StripeShop shop = new StripeShop();

    StripePaymentTests() throws Exception {}

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aPaidSessionHasAnIntentAndACharge() throws Exception {
        var open = shop.create(499);
        assertThat(open.getPaymentIntent()).isNull();
        var session = shop.paid(499);
        var expanded = shop.stripe
                .v1()
                .checkout()
                .sessions()
                .retrieve(
                        session.getId(),
                        SessionRetrieveParams.builder()
                                .addExpand("payment_intent.latest_charge")
                                .build());
        var intent = expanded.getPaymentIntentObject();
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getAmountReceived()).isEqualTo(499);
        assertThat(intent.getMetadata()).containsEntry("order", "o-1");
        assertThat(intent.getLatestChargeObject().getPaid()).isTrue();
        var charge = shop.stripe.v1().charges().retrieve(intent.getLatestCharge());
        assertThat(charge.getPaymentIntent()).isEqualTo(session.getPaymentIntent());
        assertThat(charge.getAmountRefunded()).isZero();
        assertThat(shop.stripe
                        .v1()
                        .paymentIntents()
                        .retrieve(session.getPaymentIntent())
                        .getLatestCharge())
                .isEqualTo(charge.getId());
        assertThatThrownBy(() -> shop.stripe.v1().charges().retrieve("ch_none"))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void refundsAddUpAndEveryEventTellsTheSum() throws Exception {
        var session = shop.paid(500);
        var path = "/admin/stripe/sessions/" + session.getId() + "/refund";
        assertThat(shop.http.post(path, "{\"amount\":200}").statusCode()).isEqualTo(200);
        var rest = shop.stripe
                .v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(session.getPaymentIntent())
                        .build());
        assertThat(rest.getAmount()).isEqualTo(300);
        assertThat(rest.getStatus()).isEqualTo("succeeded");
        assertThat(shop.http.post(path, "{\"amount\":1}").statusCode()).isEqualTo(400);
        await().until(() -> shop.heard("charge.refunded").size() == 2);
        assertThat(shop.objects("charge.refunded", Charge.class))
                .extracting(Charge::getAmountRefunded)
                .containsExactlyInAnyOrder(200L, 500L);
        assertThat(shop.objects("charge.refunded", Charge.class))
                .extracting(Charge::getRefunded)
                .containsExactlyInAnyOrder(false, true);
        assertThat(shop.objects("charge.refunded", Charge.class))
                .allSatisfy(charge -> assertThat(charge.getMetadata()).containsEntry("order", "o-1"));
        assertThat(shop.stripe.v1().refunds().list().getData())
                .extracting(Refund::getAmount)
                .containsExactly(300L, 200L);
        assertThatThrownBy(() -> shop.stripe
                        .v1()
                        .refunds()
                        .create(RefundCreateParams.builder()
                                .setPaymentIntent(session.getPaymentIntent())
                                .build()))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo("charge_already_refunded"));
    }

    @Test
    void noMoreIsRefundedThanIsThere() throws Exception {
        var session = shop.paid(500);
        shop.simulated().refund(session.getId(), 200);
        assertThatThrownBy(() -> shop.stripe
                        .v1()
                        .refunds()
                        .create(RefundCreateParams.builder()
                                .setPaymentIntent(session.getPaymentIntent())
                                .setAmount(301L)
                                .build()))
                .hasMessageContaining("greater than unrefunded amount");
        assertThatThrownBy(() -> shop.simulated().refund(shop.create(500).getId(), -1))
                .hasMessageContaining("nobody has paid");
    }

    @Test
    void aRefundThatFailsIsTheShopsMoneyAgain() throws Exception {
        var session = shop.paid(500);
        var refund = shop.simulated().refund(session.getId(), -1);
        assertThat(shop.http.post("/admin/stripe/refunds/" + refund.id(), "").statusCode())
                .isEqualTo(200);
        await().until(() -> shop.heard("refund.failed").size() == 1);
        assertThat(shop.objects("refund.failed", Refund.class).getFirst().getStatus())
                .isEqualTo("failed");
        assertThat(shop.simulated().charge(session.getId()).orElseThrow().refunded())
                .isZero();
    }

    @Test
    void aDisputeIsOpenedAndDecided() throws Exception {
        for (var won : List.of(true, false)) {
            var session = shop.paid(500);
            var answer = shop.http.post("/admin/stripe/sessions/" + session.getId() + "/dispute", "");
            var id = Http.body(answer).path("dispute").asString("");
            await().until(() -> about(id, "charge.dispute.created").size() == 1);
            var opened = about(id, "charge.dispute.created").getFirst();
            assertThat(opened.getPaymentIntent()).isEqualTo(session.getPaymentIntent());
            assertThat(opened.getStatus()).isEqualTo("needs_response");
            assertThat(opened.getAmount()).isEqualTo(500);
            assertThatThrownBy(() -> shop.simulated().refund(session.getId(), -1))
                    .hasMessageContaining("charged back");
            assertThat(shop.http
                            .post("/admin/stripe/disputes/" + id, "{\"won\":" + won + "}")
                            .statusCode())
                    .isEqualTo(200);
            await().until(() -> about(id, "charge.dispute.closed").size() == 1);
            assertThat(about(id, "charge.dispute.closed").getFirst().getStatus())
                    .isEqualTo(won ? "won" : "lost");
            assertThat(shop.stripe.v1().disputes().retrieve(id).getStatus()).isEqualTo(won ? "won" : "lost");
            assertThat(shop.simulated().closeDispute(id, won))
                    .as("decided twice")
                    .isFalse();
        }
    }

    @Test
    void aSlowPaymentIsCompleteBeforeItIsPaid() throws Exception {
        for (var succeeded : List.of(true, false)) {
            var id = shop.create(500).getId();
            shop.http.post("/pay/" + id + "/later", "");
            var waiting = shop.stripe.v1().checkout().sessions().retrieve(id);
            assertThat(waiting.getStatus()).isEqualTo("complete");
            assertThat(waiting.getPaymentStatus()).isEqualTo("unpaid");
            shop.http.post("/admin/stripe/sessions/" + id + "/arrive", "{\"succeeded\":" + succeeded + "}");
            var type = "checkout.session.async_payment_" + (succeeded ? "succeeded" : "failed");
            await().until(() -> shop.heard(type).size() == 1);
            var settled = shop.stripe.v1().checkout().sessions().retrieve(id);
            assertThat(settled.getPaymentStatus()).isEqualTo(succeeded ? "paid" : "unpaid");
            assertThat(settled.getStatus()).isEqualTo("complete");
            assertThat(shop.simulated().pay(id)).isFalse();
        }
        assertThat(shop.objects("checkout.session.completed", Session.class))
                .extracting(Session::getPaymentStatus)
                .containsOnly("unpaid");
    }

    @Test
    void anotherAmountMayBePaidThanIsAsked() throws Exception {
        var id = shop.create(500).getId();
        shop.http.post("/admin/stripe/sessions/" + id + "/pay", "{\"amount\":1}");
        assertThat(shop.stripe.v1().checkout().sessions().retrieve(id).getAmountTotal())
                .isEqualTo(1);
    }

    @Test
    void sessionsAndChargesAreFoundByTheirIntent() throws Exception {
        var session = shop.paid(500);
        shop.paid(600);
        var ofIntent = SessionListParams.builder()
                .setPaymentIntent(session.getPaymentIntent())
                .build();
        assertThat(shop.stripe.v1().checkout().sessions().list(ofIntent).getData())
                .extracting(Session::getId)
                .containsExactly(session.getId());
        var charges = ChargeListParams.builder()
                .setPaymentIntent(session.getPaymentIntent())
                .build();
        assertThat(shop.stripe.v1().charges().list(charges).getData())
                .extracting(Charge::getAmount)
                .containsExactly(500L);
        var newest = shop.stripe
                .v1()
                .checkout()
                .sessions()
                .list(SessionListParams.builder().setLimit(1L).build());
        assertThat(newest.getHasMore()).isTrue();
        var older = SessionListParams.builder()
                .setStartingAfter(newest.getData().getFirst().getId())
                .build();
        assertThat(shop.stripe.v1().checkout().sessions().list(older).getData())
                .extracting(Session::getId)
                .containsExactly(session.getId());
        var newer = SessionListParams.builder().setEndingBefore(session.getId()).build();
        assertThat(shop.stripe.v1().checkout().sessions().list(newer).getData())
                .extracting(Session::getAmountTotal)
                .containsExactly(600L);
    }

    List<Dispute> about(String id, String type) {
        return shop.objects(type, Dispute.class).stream()
                .filter(dispute -> dispute.getId().equals(id))
                .toList();
    }
}
