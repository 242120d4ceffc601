package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tarot.simulators.Listener.Answer;
import tarot.simulators.stripe.StripeFault;
import tarot.simulators.stripe.StripeSettings;

/** With Stripe's own client, which is the judge of what the simulator answers. */
class StripeTests {

    static final String SECRET = "whsec_test";

    Listener shop;
    Simulators simulators;
    Http http;
    StripeClient stripe;

    StripeTests() throws Exception {
        shop = new Listener();
        simulators = Simulators.start(SimulatorSettings.forTests().withStripeWebhook(shop.url(), SECRET));
        http = new Http(simulators.url());
        stripe = StripeClient.builder()
                .setApiKey("sk_test_123")
                .setApiBase(simulators.url())
                .setMaxNetworkRetries(0)
                .build();
    }

    @AfterEach
    void close() {
        simulators.close();
        shop.close();
    }

    @Test
    void theVersionIsTheOneThatTheClientIsPinnedTo() {
        assertThat(StripeSettings.API_VERSION).isEqualTo(com.stripe.Stripe.API_VERSION);
    }

    @Test
    void createsAndShowsASession() throws Exception {
        var created = create(499, "key-1");
        assertThat(created.getAmountTotal()).isEqualTo(499);
        assertThat(created.getStatus()).isEqualTo("open");
        assertThat(created.getUrl()).isEqualTo(simulators.url() + "/pay/" + created.getId());
        var shown = stripe.v1().checkout().sessions().retrieve(created.getId());
        assertThat(shown.getMetadata()).containsEntry("purchase", "p-1");
        assertThat(shown.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(stripe.v1().checkout().sessions().list().getData()).hasSize(1);
    }

    @Test
    void aRepeatedKeyRepeatsTheAnswer() throws Exception {
        assertThat(create(499, "key-1").getId()).isEqualTo(create(499, "key-1").getId());
        assertThat(simulators.stripe().sessions()).hasSize(1);
        assertThatThrownBy(() -> create(500, "key-1")).isInstanceOf(IdempotencyException.class);
        assertThat(create(500, "key-2").getId())
                .isNotEqualTo(create(499, "key-1").getId());
    }

    @Test
    void payingCompletesTheSessionAndSendsASignedEvent() throws Exception {
        var session = create(499, "key-1");
        var page = http.get("/pay/" + session.getId());
        assertThat(page.body()).contains("4.99 EUR", "Ten &lt;credits&gt;");
        var paid = http.post("/pay/" + session.getId() + "/pay", "");
        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(paid.headers().firstValue("Location")).contains("http://localhost/done?id=" + session.getId());
        await().until(() -> shop.heard().size() == 1);
        var heard = shop.heard().getFirst();
        var event = Webhook.constructEvent(heard.raw(), heard.signature(), SECRET);
        assertThat(event.getType()).isEqualTo("checkout.session.completed");
        var settled = (Session) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(settled.getPaymentStatus()).isEqualTo("paid");
        assertThat(settled.getMetadata()).containsEntry("purchase", "p-1");
        assertThat(stripe.v1().events().retrieve(event.getId()).getType()).isEqualTo(event.getType());
    }

    @Test
    void payingTwiceIsPaidOnce() throws Exception {
        var session = create(499, "key-1");
        http.post("/pay/" + session.getId() + "/pay", "");
        http.post("/pay/" + session.getId() + "/pay", "");
        assertThat(simulators.stripe().charges()).hasSize(1);
        assertThat(http.get("/pay/" + session.getId()).body()).contains("paid for already");
    }

    @Test
    void cancellingPaysNothing() throws Exception {
        var session = create(499, "key-1");
        var back = http.post("/pay/" + session.getId() + "/cancel", "");
        assertThat(back.headers().firstValue("Location")).contains("http://localhost/back");
        assertThat(simulators.stripe().events()).isEmpty();
    }

    @Test
    void eventsAreRepeatedUntilAcceptedAndThreeTimesWhenTold() throws Exception {
        var failures = new AtomicInteger(2);
        shop.answers(_ -> new Answer(failures.getAndDecrement() > 0 ? 500 : 200, ""));
        http.post("/admin/stripe/webhooks", "{\"copies\":3}");
        http.post("/admin/stripe/sessions/" + create(499, "key-1").getId() + "/pay", "");
        await().until(() -> simulators.stripe().deliveries().size() == 5);
        assertThat(simulators.stripe().deliveries()).extracting("status").containsExactly(500, 500, 200, 200, 200);
        assertThat(shop.heard())
                .extracting("raw")
                .containsOnly(shop.heard().getFirst().raw());
    }

    @Test
    void sessionsExpire() throws Exception {
        var session = create(499, "key-1");
        assertThat(stripe.v1().checkout().sessions().expire(session.getId()).getStatus())
                .isEqualTo("expired");
        assertThat(simulators.stripe().pay(session.getId())).isFalse();
        await().until(() -> shop.heard().size() == 1);
        assertThat(shop.heard().getFirst().body().path("type").asString()).isEqualTo("checkout.session.expired");
        assertThatThrownBy(() -> stripe.v1().checkout().sessions().expire(session.getId()))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void refusesInStripesWords() throws Exception {
        assertThatThrownBy(() -> stripe.v1().checkout().sessions().retrieve("cs_test_none"))
                .isInstanceOfSatisfying(InvalidRequestException.class, refused -> {
                    assertThat(refused.getStatusCode()).isEqualTo(404);
                    assertThat(refused.getCode()).isEqualTo("resource_missing");
                });
        var keyless = http.form("/v1/checkout/sessions", Map.of("mode", "payment"));
        assertThat(keyless.statusCode()).isEqualTo(401);
        var nameless = StripeClient.builder()
                .setApiKey("x")
                .setApiBase(simulators.url())
                .setMaxNetworkRetries(0)
                .build();
        assertThatThrownBy(() -> nameless.v1().checkout().sessions().list())
                .isInstanceOf(AuthenticationException.class);
        var incomplete =
                http.form("/v1/checkout/sessions", Map.of("mode", "payment"), "Authorization", "Bearer sk_test_123");
        assertThat(incomplete.statusCode()).isEqualTo(400);
        assertThat(incomplete.body()).contains("parameter_missing", "line_items");
    }

    @Test
    void aLostAnswerIsFoundAgainByItsKey() throws Exception {
        // twice: the JDK's client, below Stripe's, silently repeats a POST whose connection was cut
        simulators.stripe().fail(2, StripeFault.LOST_ANSWER);
        assertThatThrownBy(() -> create(499, "key-1")).isInstanceOf(StripeException.class);
        assertThat(simulators.stripe().sessions()).hasSize(1);
        assertThat(create(499, "key-1").getId())
                .isEqualTo(simulators.stripe().sessions().getFirst().id());
    }

    @Test
    void aServerErrorMakesNothing() {
        simulators.stripe().fail(1, StripeFault.SERVER_ERROR);
        assertThatThrownBy(() -> create(499, "key-1")).isInstanceOf(StripeException.class);
        assertThat(simulators.stripe().sessions()).isEmpty();
    }

    Session create(long amount, String key) throws StripeException {
        return create(stripe, amount, key);
    }

    static Session create(StripeClient stripe, long amount, String key) throws StripeException {
        var price = LineItem.PriceData.builder()
                .setCurrency("EUR")
                .setUnitAmount(amount)
                .setProductData(LineItem.PriceData.ProductData.builder()
                        .setName("Ten <credits>")
                        .build())
                .build();
        var params = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .addLineItem(
                        LineItem.builder().setQuantity(1L).setPriceData(price).build())
                .setSuccessUrl("http://localhost/done?id={CHECKOUT_SESSION_ID}")
                .setCancelUrl("http://localhost/back")
                .putMetadata("purchase", "p-1")
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata("order", "o-1")
                        .build())
                .build();
        var options = RequestOptions.builder().setIdempotencyKey(key).build();
        return stripe.v1().checkout().sessions().create(params, options);
    }
}
