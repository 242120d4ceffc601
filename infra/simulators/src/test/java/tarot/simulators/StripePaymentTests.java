package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import com.stripe.param.ChargeListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tarot.simulators.stripe.CheckoutSession;

/** What becomes of money once it was paid, with Stripe's own client as the judge. */
class StripePaymentTests {

    static final String SECRETS = "whsec_old, whsec_new";

    Listener shop;
    Simulators simulators;
    Http http;
    StripeClient stripe;

    StripePaymentTests() throws Exception {
        shop = new Listener();
        simulators = Simulators.start(SimulatorSettings.forTests().withStripeWebhook(shop.url(), SECRETS));
        http = new Http(simulators.url());
        stripe = client(simulators);
    }

    /** Starts others in their place. */
    void open(SimulatorSettings settings) {
        simulators.close();
        simulators = Simulators.start(settings);
        http = new Http(simulators.url());
        stripe = client(simulators);
    }

    static StripeClient client(Simulators simulators) {
        return StripeClient.builder()
                .setApiKey("sk_test_123")
                .setApiBase(simulators.url())
                .setReadTimeout(500)
                .setMaxNetworkRetries(0)
                .build();
    }

    @AfterEach
    void close() {
        simulators.close();
        shop.close();
    }

    @Test
    void aPaidSessionHasAnIntentAndACharge() throws Exception {
        var open = create(499);
        assertThat(open.getPaymentIntent()).isNull();
        var session = paid(499);
        var expanded = stripe.v1()
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
        var charge = stripe.v1().charges().retrieve(intent.getLatestCharge());
        assertThat(charge.getPaymentIntent()).isEqualTo(session.getPaymentIntent());
        assertThat(charge.getAmountRefunded()).isZero();
        assertThat(stripe.v1()
                        .paymentIntents()
                        .retrieve(session.getPaymentIntent())
                        .getLatestCharge())
                .isEqualTo(charge.getId());
        assertThatThrownBy(() -> stripe.v1().charges().retrieve("ch_none")).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void refundsAddUpAndEveryEventTellsTheSum() throws Exception {
        var session = paid(500);
        var path = "/admin/stripe/sessions/" + session.getId() + "/refund";
        assertThat(http.post(path, "{\"amount\":200}").statusCode()).isEqualTo(200);
        var rest = stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(session.getPaymentIntent())
                        .build());
        assertThat(rest.getAmount()).isEqualTo(300);
        assertThat(rest.getStatus()).isEqualTo("succeeded");
        assertThat(http.post(path, "{\"amount\":1}").statusCode()).isEqualTo(400);
        await().until(() -> heard("charge.refunded").size() == 2);
        assertThat(objects("charge.refunded", Charge.class))
                .extracting(Charge::getAmountRefunded)
                .containsExactlyInAnyOrder(200L, 500L);
        assertThat(objects("charge.refunded", Charge.class))
                .extracting(Charge::getRefunded)
                .containsExactlyInAnyOrder(false, true);
        assertThat(objects("charge.refunded", Charge.class))
                .allSatisfy(charge -> assertThat(charge.getMetadata()).containsEntry("order", "o-1"));
        assertThat(stripe.v1().refunds().list().getData())
                .extracting(Refund::getAmount)
                .containsExactly(300L, 200L);
        assertThatThrownBy(() -> stripe.v1()
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
        var session = paid(500);
        simulators.stripe().refund(session.getId(), 200);
        assertThatThrownBy(() -> stripe.v1()
                        .refunds()
                        .create(RefundCreateParams.builder()
                                .setPaymentIntent(session.getPaymentIntent())
                                .setAmount(301L)
                                .build()))
                .hasMessageContaining("greater than unrefunded amount");
        assertThatThrownBy(() -> simulators.stripe().refund(create(500).getId(), -1))
                .hasMessageContaining("nobody has paid");
    }

    @Test
    void aRefundThatFailsIsTheShopsMoneyAgain() throws Exception {
        var session = paid(500);
        var refund = simulators.stripe().refund(session.getId(), -1);
        assertThat(http.post("/admin/stripe/refunds/" + refund.id(), "").statusCode())
                .isEqualTo(200);
        await().until(() -> heard("refund.failed").size() == 1);
        assertThat(objects("refund.failed", Refund.class).getFirst().getStatus())
                .isEqualTo("failed");
        assertThat(simulators.stripe().charge(session.getId()).orElseThrow().refunded())
                .isZero();
    }

    @Test
    void aDisputeIsOpenedAndDecided() throws Exception {
        for (var won : List.of(true, false)) {
            var session = paid(500);
            var answer = http.post("/admin/stripe/sessions/" + session.getId() + "/dispute", "");
            var id = Http.body(answer).path("dispute").asString("");
            await().until(() -> about(id, "charge.dispute.created").size() == 1);
            var opened = about(id, "charge.dispute.created").getFirst();
            assertThat(opened.getPaymentIntent()).isEqualTo(session.getPaymentIntent());
            assertThat(opened.getStatus()).isEqualTo("needs_response");
            assertThat(opened.getAmount()).isEqualTo(500);
            assertThatThrownBy(() -> simulators.stripe().refund(session.getId(), -1))
                    .hasMessageContaining("charged back");
            assertThat(http.post("/admin/stripe/disputes/" + id, "{\"won\":" + won + "}")
                            .statusCode())
                    .isEqualTo(200);
            await().until(() -> about(id, "charge.dispute.closed").size() == 1);
            assertThat(about(id, "charge.dispute.closed").getFirst().getStatus())
                    .isEqualTo(won ? "won" : "lost");
            assertThat(stripe.v1().disputes().retrieve(id).getStatus()).isEqualTo(won ? "won" : "lost");
            assertThat(simulators.stripe().closeDispute(id, won))
                    .as("decided twice")
                    .isFalse();
        }
    }

    @Test
    void aSlowPaymentIsCompleteBeforeItIsPaid() throws Exception {
        for (var succeeded : List.of(true, false)) {
            var id = create(500).getId();
            http.post("/pay/" + id + "/later", "");
            var waiting = stripe.v1().checkout().sessions().retrieve(id);
            assertThat(waiting.getStatus()).isEqualTo("complete");
            assertThat(waiting.getPaymentStatus()).isEqualTo("unpaid");
            http.post("/admin/stripe/sessions/" + id + "/arrive", "{\"succeeded\":" + succeeded + "}");
            var type = "checkout.session.async_payment_" + (succeeded ? "succeeded" : "failed");
            await().until(() -> heard(type).size() == 1);
            var settled = stripe.v1().checkout().sessions().retrieve(id);
            assertThat(settled.getPaymentStatus()).isEqualTo(succeeded ? "paid" : "unpaid");
            assertThat(settled.getStatus()).isEqualTo("complete");
            assertThat(simulators.stripe().pay(id)).isFalse();
        }
        assertThat(objects("checkout.session.completed", Session.class))
                .extracting(Session::getPaymentStatus)
                .containsOnly("unpaid");
    }

    @Test
    void anotherAmountMayBePaidThanIsAsked() throws Exception {
        var id = create(500).getId();
        http.post("/admin/stripe/sessions/" + id + "/pay", "{\"amount\":1}");
        assertThat(stripe.v1().checkout().sessions().retrieve(id).getAmountTotal())
                .isEqualTo(1);
    }

    @Test
    void eventsAreListedNewestFirstByTypeAndTime() throws Exception {
        var since = Instant.now().getEpochSecond();
        var sessions = IntStream.range(0, 3).mapToObj(_ -> paid(500)).toList();
        simulators.stripe().refund(sessions.getFirst().getId(), 100);
        var created = EventListParams.Created.builder().setGte(since).build();
        var query = EventListParams.builder()
                .setCreated(created)
                .addType("checkout.session.completed")
                .addType("charge.refunded")
                .setLimit(2L);
        var first = stripe.v1().events().list(query.build());
        assertThat(first.getData())
                .extracting(Event::getType)
                .containsExactly("charge.refunded", "checkout.session.completed");
        assertThat(first.getHasMore()).isTrue();
        var second = stripe.v1()
                .events()
                .list(query.setStartingAfter(first.getData().getLast().getId()).build());
        assertThat(second.getData()).hasSize(2).extracting(Event::getType).containsOnly("checkout.session.completed");
        assertThat(second.getHasMore()).isFalse();
        assertThat(((Session) second.getData()
                                .getLast()
                                .getDataObjectDeserializer()
                                .getObject()
                                .orElseThrow())
                        .getId())
                .isEqualTo(sessions.getFirst().getId());
        var later = EventListParams.Created.builder().setGte(since + 60).build();
        assertThat(stripe.v1()
                        .events()
                        .list(EventListParams.builder().setCreated(later).build())
                        .getData())
                .isEmpty();
        assertThat(get("/v1/events?types[]=charge.refunded&types[]=charge.succeeded&limit=100"))
                .contains("charge.refunded", "charge.succeeded")
                .doesNotContain("checkout.session.completed");
        assertThat(get("/v1/events?limit=101")).contains("less than or equal to 100");
        assertThat(get("/v1/events?starting_after=evt_none")).contains("resource_missing");
        assertThat(get("/v1/events?type=a&types[]=b")).contains("only specify one");
        assertThat(get("/v1/nothing")).contains("Unrecognized request URL");
    }

    @Test
    void sessionsAndChargesAreFoundByTheirIntent() throws Exception {
        var session = paid(500);
        paid(600);
        var ofIntent = SessionListParams.builder()
                .setPaymentIntent(session.getPaymentIntent())
                .build();
        assertThat(stripe.v1().checkout().sessions().list(ofIntent).getData())
                .extracting(Session::getId)
                .containsExactly(session.getId());
        var charges = ChargeListParams.builder()
                .setPaymentIntent(session.getPaymentIntent())
                .build();
        assertThat(stripe.v1().charges().list(charges).getData())
                .extracting(Charge::getAmount)
                .containsExactly(500L);
        var newest = stripe.v1()
                .checkout()
                .sessions()
                .list(SessionListParams.builder().setLimit(1L).build());
        assertThat(newest.getHasMore()).isTrue();
        var older = SessionListParams.builder()
                .setStartingAfter(newest.getData().getFirst().getId())
                .build();
        assertThat(stripe.v1().checkout().sessions().list(older).getData())
                .extracting(Session::getId)
                .containsExactly(session.getId());
        var newer = SessionListParams.builder().setEndingBefore(session.getId()).build();
        assertThat(stripe.v1().checkout().sessions().list(newer).getData())
                .extracting(Session::getAmountTotal)
                .containsExactly(600L);
    }

    @Test
    void anEventMayBeLostThoughTheListHasIt() throws Exception {
        http.post("/admin/stripe/webhooks", "{\"lose\":1}");
        var lost = paid(500);
        var told = paid(500);
        await().until(() -> heard("checkout.session.completed").size() == 1);
        assertThat(objects("checkout.session.completed", Session.class)
                        .getFirst()
                        .getId())
                .isEqualTo(told.getId());
        var event = simulators.stripe().events().stream()
                .filter(it ->
                        it.path("data").path("object").path("id").asString("").equals(lost.getId()))
                .findFirst()
                .orElseThrow();
        assertThat(stripe.v1().events().retrieve(event.path("id").asString("")).getType())
                .isEqualTo("checkout.session.completed");
        http.post("/admin/stripe/webhooks", "{\"redeliver\":" + event.path("id") + "}");
        await().until(() -> heard("checkout.session.completed").size() == 2);
    }

    @Test
    void eventsMayBeKeptBackDoubledAndShuffled() throws Exception {
        http.post("/admin/stripe/webhooks", "{\"hold\":true,\"copies\":2}");
        var session = paid(500);
        simulators.stripe().refund(session.getId(), 100);
        var dispute = simulators.stripe().dispute(session.getId(), -1);
        simulators.stripe().closeDispute(dispute.id(), true);
        var held = simulators.stripe().heldEvents();
        assertThat(held).isEqualTo(7);
        assertThat(shop.heard()).isEmpty();
        http.post("/admin/stripe/webhooks", "{\"shuffle\":5}");
        await().until(() -> shop.heard().size() == 2 * held);
        var ids = shop.heard().stream()
                .map(heard -> heard.body().path("id").asString(""))
                .toList();
        assertThat(ids.stream().distinct()).hasSize(held);
        assertThat(ids).isNotEqualTo(ids.stream().sorted().toList());
        assertThat(Http.body(http.get("/admin/stripe/webhooks")).path("held").asInt())
                .isZero();
    }

    @Test
    void eitherSecretMaySign() throws Exception {
        paid(500);
        await().until(() -> shop.heard().size() == 1);
        http.post("/admin/stripe/webhooks", "{\"secret\":2}");
        paid(500);
        await().until(() -> shop.heard().size() == 2);
        var second = shop.heard().getLast();
        assertThat(Webhook.constructEvent(second.raw(), second.signature(), "whsec_new")
                        .getType())
                .isEqualTo("checkout.session.completed");
        assertThatThrownBy(() -> Webhook.constructEvent(second.raw(), second.signature(), "whsec_old"))
                .isInstanceOf(SignatureVerificationException.class);
        var first = shop.heard().getFirst();
        Webhook.constructEvent(first.raw(), first.signature(), "whsec_old");
        assertThat(http.post("/admin/stripe/webhooks", "{\"secret\":3}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsAnsweredTooLateWasDoneAllTheSame() throws Exception {
        http.post("/admin/stripe/faults", "{\"kind\":\"late\",\"millis\":1500,\"method\":\"POST\"}");
        assertThat(stripe.v1().checkout().sessions().list().getData())
                .as("a GET is not late")
                .isEmpty();
        assertThatThrownBy(() -> create(500)).isInstanceOf(StripeException.class);
        assertThat(simulators.stripe().sessions()).hasSize(1);
    }

    @Test
    void aSessionWhoseTimeIsOverExpiresByItself() throws Exception {
        var clock = new ShiftingClock();
        var settings = SimulatorSettings.forTests().withStripeWebhook(shop.url(), SECRETS);
        open(new SimulatorSettings(settings.host(), 0, "", settings.telegram(), settings.stripe(), clock));
        var id = create(500).getId();
        clock.shift(Duration.ofHours(25));
        await().until(() -> heard("checkout.session.expired").size() == 1);
        assertThat(simulators.stripe().pay(id)).isFalse();
    }

    @Test
    void everythingOutlivesTheProcessWhereThereIsAFolder(@TempDir Path folder) throws Exception {
        var environment = Map.of("SIMULATORS_PORT", "0", "SIMULATORS_DATA", folder.toString());
        open(SimulatorSettings.of(environment));
        var session = paid(500);
        simulators.stripe().refund(session.getId(), 100);
        var dispute = simulators.stripe().dispute(paid(600).getId(), -1);
        var unpaid = StripeTests.create(stripe, 700, "key-of-old");
        var events = simulators.stripe().events().toString();
        open(SimulatorSettings.of(environment));
        assertThat(simulators.stripe().events()).hasToString(events);
        assertThat(simulators.stripe().charge(session.getId()).orElseThrow().refunded())
                .isEqualTo(100);
        assertThat(simulators.stripe().closeDispute(dispute.id(), true)).isTrue();
        assertThat(StripeTests.create(stripe, 700, "key-of-old").getId()).isEqualTo(unpaid.getId());
        assertThat(simulators.stripe().pay(unpaid.getId())).isTrue();
        assertThat(simulators.stripe().sessions())
                .extracting(CheckoutSession::state)
                .containsOnly(CheckoutSession.State.PAID);
    }

    int keys;

    Session create(long amount) throws StripeException {
        return StripeTests.create(stripe, amount, "key-" + ++keys);
    }

    Session paid(long amount) {
        try {
            var id = create(amount).getId();
            assertThat(simulators.stripe().pay(id)).isTrue();
            return stripe.v1().checkout().sessions().retrieve(id);
        } catch (StripeException e) {
            throw new AssertionError(e);
        }
    }

    String get(String path) throws Exception {
        return http.get(path, "Authorization", "Bearer sk_test_123").body();
    }

    List<Event> heard(String type) {
        return shop.heard().stream()
                .map(heard -> Event.GSON.fromJson(heard.raw(), Event.class))
                .filter(event -> event.getType().equals(type))
                .toList();
    }

    <T extends StripeObject> List<T> objects(String type, Class<T> kind) {
        return heard(type).stream()
                .map(event ->
                        kind.cast(event.getDataObjectDeserializer().getObject().orElseThrow()))
                .toList();
    }

    List<Dispute> about(String id, String type) {
        return objects(type, Dispute.class).stream()
                .filter(dispute -> dispute.getId().equals(id))
                .toList();
    }
}
