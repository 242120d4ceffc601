package tarot.payment.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.PaymentFailed;
import tarot.contracts.payment.PaymentEvent.PaymentHeld;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.Customer;
import tarot.payment.FakeStripe;
import tarot.payment.Fault;
import tarot.payment.PaymentTest;
import tarot.sealing.StorageSealing;
import tools.jackson.databind.node.ObjectNode;

@PaymentTest
class StripeWebhookTests {

    static final HttpClient HTTP = HttpClient.newHttpClient();

    final FakeStripe stripe;
    final StorageSealing sealing;
    final JdbcClient jdbc;
    final URI webhook;
    final Customer ada;
    String session = "";

    StripeWebhookTests(FakeStripe stripe, StorageSealing sealing, JdbcClient jdbc, @LocalServerPort int port) {
        this.stripe = stripe;
        this.sealing = sealing;
        this.jdbc = jdbc;
        this.webhook = URI.create("http://localhost:" + port + "/stripe/webhook");
        this.ada = new Customer(jdbc);
    }

    /**
     * {@code %t} is the present second, {@code %s} the right signature of it, {@code %h} half of that, {@code %r} the same
     * backwards, {@code %S} in capitals.
     */
    static Stream<String> wrongHeaders() {
        return Stream.of(
                "",
                " ",
                ",",
                "=",
                ",,,",
                "t",
                "t=",
                "v1=",
                "t=,v1=",
                "t=%t",
                "v1=%s",
                "t=%t,v1=",
                "t=%t,v1",
                "t=%t;v1=%s",
                "t:%t,v1:%s",
                "t=now,v1=%s",
                "t=-1,v1=%s",
                "t=1e9,v1=%s",
                "t=99999999999999999999,v1=%s",
                "t=%t,v0=%s",
                "t=%t,v1=%s0",
                "t=%t,v1= %s",
                "t=%t,v1=zz",
                "t=%t,v1=" + "0".repeat(64),
                "t=1700000000,v1=%s",
                "t=9999999999,v1=%s",
                "t=%t,t=%t,v1=%s",
                "T=%t,V1=%s",
                "v1=%s,t=%t",
                "v1=%s,t=%t,v1=%s",
                "v0=x,t=%t,v1=%s",
                "t=%t,v1=%h",
                "t=%t,v1=%r",
                "t=%t,v1=%S",
                "t=%t,v1=%h,v1=%h",
                "t=%t v1=%s",
                "t=%t,t=1700000000,v1=%s",
                "t=0%t,v1=%s",
                "t=%t.0,v1=%s",
                "t=+%t,v1=%s",
                "t=0x%t,v1=%s",
                "{\"t\":%t,\"v1\":\"%s\"}",
                "t=%t,v1=%s" + ",v1=" + "a".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("wrongHeaders")
    void whatIsNotSignedIsA400AndLeavesNothing(String header) throws Exception {
        var order = open();
        var body = paid();
        var right = FakeStripe.signature(body, FakeStripe.SECRET); // t=…,v1=…
        var time = right.substring(2, right.indexOf(','));
        var signature = right.substring(right.indexOf("v1=") + 3);
        var kept = kept();
        assertThat(post(
                        body,
                        header.replace("%t", time)
                                .replace("%s", signature)
                                .replace("%S", signature.toUpperCase(Locale.ROOT))
                                .replace("%h", signature.substring(0, 32))
                                .replace("%r", new StringBuilder(signature).reverse())))
                .isEqualTo(400);
        assertThat(kept()).isEqualTo(kept);
        assertThat(ada.stateOf(order)).isEqualTo("OPEN");
    }

    @Test
    void noHeaderOrTwoAreA400() throws Exception {
        open();
        var body = paid();
        assertThat(send(HttpRequest.newBuilder(webhook).POST(BodyPublishers.ofByteArray(body))))
                .isEqualTo(400);
        assertThat(send(HttpRequest.newBuilder(webhook)
                        .header("Stripe-Signature", FakeStripe.signature(body, FakeStripe.SECRET))
                        .header("Stripe-Signature", FakeStripe.signature(body, FakeStripe.SECRET))
                        .POST(BodyPublishers.ofByteArray(body))))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{\"id\":\"evt_1\"}",
                "{\"id\":\"evt 1\",\"type\":\"a\"}",
                "{\"id\":\"evt_\\u0000\",\"type\":\"a\"}",
                "{\"id\":\"evt_2\",\"type\":{}}",
                "{\"id\":\"evt_3\",\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"id\":{}}}}",
                "\u00ff\u00fe"
            })
    void whatIsSignedButUnreadableIsA400(String body) throws Exception {
        var kept = kept();
        assertThat(post(body.getBytes(ISO_8859_1))).isEqualTo(400);
        assertThat(kept()).isEqualTo(kept);
    }

    @Test
    void whatIsTooLongIsA413() throws Exception {
        assertThat(post(("{\"id\":\"" + "x".repeat(600_000) + "\"}").getBytes(UTF_8)))
                .isEqualTo(413);
    }

    @Test
    void otherEventsAreKeptAndMeanNothing() throws Exception {
        var kept = kept();
        assertThat(post(bytes("{'id':'evt_other%s','type':'charge.updated','data':{'object':{'currency':{}}}}"
                        .formatted(kept))))
                .isEqualTo(200);
        assertThat(kept()).isEqualTo(kept + 1);
    }

    @Test
    void checkoutsOfSomebodyElseAreKeptAndMeanNothing() throws Exception {
        var kept = kept();
        tell(stripe.pay(stripe.open(UUID.randomUUID(), 5)));
        tell(stripe.refund(stripe.open(UUID.randomUUID(), 5), 5));
        actedOn();
        assertThat(kept()).isEqualTo(kept + 3);
        assertThat(ada.told()).isEmpty();
    }

    @Test
    void whatIsKeptIsEncrypted() throws Exception {
        open();
        var event = stripe.pay(session).getFirst();
        assertThat(post(FakeStripe.bytes(event))).isEqualTo(200);
        var name = event.path("id").asString();
        var contents = jdbc.sql("select contents from webhook_event where event_id = ?")
                .param(name)
                .query((row, _) -> row.getBytes("contents"))
                .single();
        assertThat(new String(contents, ISO_8859_1)).doesNotContain("checkout");
        assertThat(sealing.open(contents, "stripe event " + name)).isEqualTo(FakeStripe.bytes(event));
    }

    @Test
    void anOldSecretIsBelievedUntilItIsTakenAway() throws Exception {
        var order = open();
        var body = FakeStripe.bytes(stripe.pay(session).getFirst());
        assertThat(post(body, FakeStripe.signature(body, FakeStripe.OLD_SECRET)))
                .isEqualTo(200);
        assertThat(ada.isTold(PaymentSettled.class)).isEqualTo(settled(order));
    }

    @Test
    void oneEventManyTimesAtOnceSettlesOnce() throws Exception {
        var order = open();
        var body = FakeStripe.bytes(stripe.pay(session).getFirst());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(_ -> supplyAsync(() -> posted(body), threads))
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
        }
        actedOn();
        assertThat(ada.told()).containsExactly(settled(order));
    }

    @Test
    void twoEventsOfOnePaymentSettleOnce() throws Exception {
        var order = open();
        stripe.payLater(session);
        var arrived = stripe.arrive(session);
        var paid = stripe.pay(session);
        tell(paid);
        tell(arrived);
        actedOn();
        assertThat(ada.told()).containsExactly(settled(order));
    }

    @Test
    void aSlowPaymentIsSettledWhenTheMoneyIsThere() throws Exception {
        var order = open();
        tell(stripe.payLater(session));
        actedOn();
        assertThat(ada.told()).isEmpty();
        tell(stripe.arrive(session));
        actedOn();
        assertThat(ada.told()).containsExactly(settled(order));
    }

    @Test
    void aSlowPaymentThatComesToNothingIsTold() throws Exception {
        var order = open();
        tell(stripe.payLater(session));
        tell(stripe.failToArrive(session));
        actedOn();
        assertThat(ada.told()).containsExactly(new PaymentFailed(order.order(), ada.id()));
        assertThat(ada.stateOf(order)).isEqualTo("FAILED");
    }

    /** Whatever the event says: the session is looked at. */
    @Test
    void whatIsSaidToBePaidButIsNotIsNotSettled() throws Exception {
        var order = open();
        post(bytes("{'id':'evt_early%s','type':'checkout.session.completed','data':{'object':{'id':'%s',"
                        .formatted(session, session)
                + "'payment_status':'paid','amount_total':199,'currency':'usd','metadata':{'order':'%s'}}}}"
                        .formatted(order.order())));
        actedOn();
        assertThat(ada.told()).isEmpty();
        assertThat(ada.stateOf(order)).isEqualTo("OPEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"198 usd", "200 usd", "199 eur", "0 usd"})
    void anotherAmountIsHeldForAPersonToLookAt(String money) throws Exception {
        var order = open();
        var amount = Long.parseLong(money.substring(0, money.indexOf(' ')));
        var currency = money.substring(money.indexOf(' ') + 1);
        stripe.charge(session, amount, currency);
        tell(stripe.pay(session));
        actedOn();
        assertThat(ada.stateOf(order)).isEqualTo("CONTESTED");
        assertThat(ada.told())
                .containsExactly(new PaymentHeld(
                        payment(),
                        ada.id(),
                        order.order(),
                        amount,
                        currency.toUpperCase(Locale.ROOT),
                        PaymentMethod.STRIPE));
        assertThat(ada.payments()).containsExactly("HELD");
    }

    @Test
    void whatStripeDoesNotSayAtOnceIsAskedAgain() throws Exception {
        var order = open();
        var paid = stripe.pay(session);
        stripe.failLooks(3, Fault.SERVER_ERROR);
        tell(paid);
        actedOn();
        stripe.heal();
        assertThat(ada.told()).containsExactly(settled(order));
    }

    /** An order of p10 whose page waits. */
    StartCheckout open() {
        var order = ada.orders("p10");
        session = stripe.open(order.order().value(), 199);
        jdbc.sql("""
                insert into purchase_order (order_id, user_id, pack, credits, amount, currency, state, session)
                values (?, ?, 'p10', 10, 199, 'usd', 'OPEN', ?)
                """).params(order.order().value(), ada.id().value(), session).update();
        return order;
    }

    PaymentId payment() {
        return PaymentId.of(PaymentMethod.STRIPE, session);
    }

    PaymentSettled settled(StartCheckout order) {
        return new PaymentSettled(order.order(), ada.id(), Credits.of(10), 199, "USD", payment(), PaymentMethod.STRIPE);
    }

    byte[] paid() {
        return FakeStripe.bytes(stripe.pay(session).getFirst());
    }

    void tell(List<ObjectNode> events) throws IOException, InterruptedException {
        for (var event : events) {
            assertThat(post(FakeStripe.bytes(event))).isEqualTo(200);
        }
    }

    /** Waits until nothing waits. */
    void actedOn() {
        await().untilAsserted(() -> assertThat(jdbc.sql("select event_id from webhook_event where state = 'WAITING'")
                        .query((row, _) -> row.getString("event_id"))
                        .list())
                .isEmpty());
    }

    static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }

    long kept() {
        return jdbc.sql("select count(*) from webhook_event").query(Long.class).single();
    }

    int posted(byte[] body) {
        try {
            return post(body);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int post(byte[] body) throws IOException, InterruptedException {
        return post(body, FakeStripe.signature(body, FakeStripe.SECRET));
    }

    int post(byte[] body, String signature) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(webhook)
                .header("Stripe-Signature", signature)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
