package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tarot.simulators.stripe.CheckoutSession;

/** How a shop learns what happened, whatever is lost, late or started anew, with Stripe's own client as the judge. */
class StripeEventTests {

    final StripeShop shop = new StripeShop();

    StripeEventTests() throws Exception {}

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void eventsAreListedNewestFirstByTypeAndTime() throws Exception {
        var since = Instant.now().getEpochSecond();
        var sessions = IntStream.range(0, 3).mapToObj(_ -> shop.paid(500)).toList();
        shop.simulated().refund(sessions.getFirst().getId(), 100);
        var created = EventListParams.Created.builder().setGte(since).build();
        var query = EventListParams.builder()
                .setCreated(created)
                .addType("checkout.session.completed")
                .addType("charge.refunded")
                .setLimit(2L);
        var first = shop.stripe.v1().events().list(query.build());
        assertThat(first.getData())
                .extracting(Event::getType)
                .containsExactly("charge.refunded", "checkout.session.completed");
        assertThat(first.getHasMore()).isTrue();
        var second = shop.stripe
                .v1()
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
        assertThat(shop.stripe
                        .v1()
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
    void anEventMayBeLostThoughTheListHasIt() throws Exception {
        shop.http.post("/admin/stripe/webhooks", "{\"lose\":1}");
        var lost = shop.paid(500);
        var told = shop.paid(500);
        await().until(() -> shop.heard("checkout.session.completed").size() == 1);
        assertThat(shop.objects("checkout.session.completed", Session.class)
                        .getFirst()
                        .getId())
                .isEqualTo(told.getId());
        var event = shop.simulated().events().stream()
                .filter(it ->
                        it.path("data").path("object").path("id").asString("").equals(lost.getId()))
                .findFirst()
                .orElseThrow();
        assertThat(shop.stripe
                        .v1()
                        .events()
                        .retrieve(event.path("id").asString(""))
                        .getType())
                .isEqualTo("checkout.session.completed");
        shop.http.post("/admin/stripe/webhooks", "{\"redeliver\":" + event.path("id") + "}");
        await().until(() -> shop.heard("checkout.session.completed").size() == 2);
    }

    @Test
    void eventsMayBeKeptBackDoubledAndShuffled() throws Exception {
        shop.http.post("/admin/stripe/webhooks", "{\"hold\":true,\"copies\":2}");
        var session = shop.paid(500);
        shop.simulated().refund(session.getId(), 100);
        var dispute = shop.simulated().dispute(session.getId(), -1);
        shop.simulated().closeDispute(dispute.id(), true);
        var held = shop.simulated().heldEvents();
        assertThat(held).isEqualTo(7);
        assertThat(shop.listener.heard()).isEmpty();
        shop.http.post("/admin/stripe/webhooks", "{\"shuffle\":5}");
        await().until(() -> shop.listener.heard().size() == 2 * held);
        var ids = shop.listener.heard().stream()
                .map(heard -> heard.body().path("id").asString(""))
                .toList();
        assertThat(ids.stream().distinct()).hasSize(held);
        assertThat(ids).isNotEqualTo(ids.stream().sorted().toList());
        assertThat(Http.body(shop.http.get("/admin/stripe/webhooks"))
                        .path("held")
                        .asInt())
                .isZero();
    }

    @Test
    void eitherSecretMaySign() throws Exception {
        shop.paid(500);
        await().until(() -> shop.listener.heard().size() == 1);
        shop.http.post("/admin/stripe/webhooks", "{\"secret\":2}");
        shop.paid(500);
        await().until(() -> shop.listener.heard().size() == 2);
        var second = shop.listener.heard().getLast();
        assertThat(Webhook.constructEvent(second.raw(), second.signature(), "whsec_new")
                        .getType())
                .isEqualTo("checkout.session.completed");
        assertThatThrownBy(() -> Webhook.constructEvent(second.raw(), second.signature(), "whsec_old"))
                .isInstanceOf(SignatureVerificationException.class);
        var first = shop.listener.heard().getFirst();
        Webhook.constructEvent(first.raw(), first.signature(), "whsec_old");
        assertThat(shop.http.post("/admin/stripe/webhooks", "{\"secret\":3}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsAnsweredTooLateWasDoneAllTheSame() throws Exception {
        shop.http.post("/admin/stripe/faults", "{\"kind\":\"late\",\"millis\":1500,\"method\":\"POST\"}");
        assertThat(shop.stripe.v1().checkout().sessions().list().getData())
                .as("a GET is not late")
                .isEmpty();
        assertThatThrownBy(() -> shop.create(500)).isInstanceOf(StripeException.class);
        assertThat(shop.simulated().sessions()).hasSize(1);
    }

    @Test
    void aSessionWhoseTimeIsOverExpiresByItself() throws Exception {
        var clock = new ShiftingClock();
        var settings = shop.settings();
        shop.open(new SimulatorSettings(settings.host(), 0, "", settings.telegram(), settings.stripe(), clock));
        var id = shop.create(500).getId();
        clock.shift(Duration.ofHours(25));
        await().until(() -> shop.heard("checkout.session.expired").size() == 1);
        assertThat(shop.simulated().pay(id)).isFalse();
    }

    @Test
    void everythingOutlivesTheProcessWhereThereIsAFolder(@TempDir Path folder) throws Exception {
        var environment = Map.of("SIMULATORS_PORT", "0", "SIMULATORS_DATA", folder.toString());
        shop.open(SimulatorSettings.of(environment));
        var session = shop.paid(500);
        shop.simulated().refund(session.getId(), 100);
        var dispute = shop.simulated().dispute(shop.paid(600).getId(), -1);
        var unpaid = StripeTests.create(shop.stripe, 700, "key-of-old");
        var events = shop.simulated().events().toString();
        shop.open(SimulatorSettings.of(environment));
        assertThat(shop.simulated().events()).hasToString(events);
        assertThat(shop.simulated().charge(session.getId()).orElseThrow().refunded())
                .isEqualTo(100);
        assertThat(shop.simulated().closeDispute(dispute.id(), true)).isTrue();
        assertThat(StripeTests.create(shop.stripe, 700, "key-of-old").getId()).isEqualTo(unpaid.getId());
        assertThat(shop.simulated().pay(unpaid.getId())).isTrue();
        assertThat(shop.simulated().sessions())
                .extracting(CheckoutSession::state)
                .containsOnly(CheckoutSession.State.PAID);
    }

    String get(String path) throws Exception {
        return shop.http.get(path, "Authorization", "Bearer sk_test_123").body();
    }
}
