package tarot.payment.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.payment.Buyer;
import tarot.payment.PaymentTest;
import tarot.sealing.StorageSealing;
import tarot.simulators.Simulators;
import tarot.simulators.stripe.StripeSimulator;

@PaymentTest
class StripeWebhookTests {

    static final HttpClient HTTP = HttpClient.newHttpClient();

    final StripeSimulator stripe;
    final StorageSealing sealing;
    final JdbcClient jdbc;
    final URI webhook;
    final Buyer ada;

    StripeWebhookTests(Simulators simulators, StorageSealing sealing, JdbcClient jdbc, @LocalServerPort int port) {
        this.stripe = simulators.stripe();
        this.sealing = sealing;
        this.jdbc = jdbc;
        this.webhook = URI.create("http://localhost:" + port + "/stripe/webhook");
        this.ada = new Buyer(jdbc);
    }

    /** {@code %t} is the present second, {@code %s} the right signature of it. */
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
                "t=%t,v1=%s" + ",v1=" + "a".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("wrongHeaders")
    void whatIsNotSignedIsA400AndLeavesNothing(String header) throws Exception {
        var order = open();
        var body = paid(order, "evt_" + ada.id().value().getLeastSignificantBits() % 1000 + "x", 199, "usd");
        var right = stripe.signature(body); // t=…,v1=…
        var time = right.substring(2, right.indexOf(','));
        var signature = right.substring(right.indexOf("v1=") + 3);
        var kept = kept();
        assertThat(post(body, header.replace("%t", time).replace("%s", signature)))
                .isEqualTo(400);
        assertThat(kept()).isEqualTo(kept);
        assertThat(ada.stateOf(order)).isEqualTo("OPEN");
    }

    @Test
    void noHeaderOrTwoAreA400() throws Exception {
        var body = paid(open(), "evt_none", 199, "usd");
        assertThat(send(HttpRequest.newBuilder(webhook).POST(BodyPublishers.ofByteArray(body))))
                .isEqualTo(400);
        assertThat(send(HttpRequest.newBuilder(webhook)
                        .header("Stripe-Signature", stripe.signature(body))
                        .header("Stripe-Signature", stripe.signature(body))
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
                "{\"id\":\"evt_3\",\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"amount_total\":{}}}}",
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
        var event = "{'id':'evt_foreign%s','type':'checkout.session.completed','data':{'object':{'id':'cs_9',"
                + "'payment_status':'paid','amount_total':5,'currency':'usd','metadata':{%s}}}}";
        assertThat(post(bytes(event.formatted(kept + "a", "")))).isEqualTo(200);
        assertThat(post(bytes(event.formatted(kept + "b", "'order':'7'")))).isEqualTo(200);
        assertThat(post(bytes(event.formatted(kept + "c", "'order':'" + ada.id() + "'"))))
                .isEqualTo(200);
        assertThat(kept()).isEqualTo(kept + 3);
    }

    @Test
    void whatIsKeptIsEncrypted() throws Exception {
        var body = paid(open(), "evt_kept", 199, "usd");
        assertThat(post(body)).isEqualTo(200);
        var contents = jdbc.sql("select contents from webhook_event where event_id = 'evt_kept'")
                .query((row, _) -> row.getBytes("contents"))
                .single();
        assertThat(new String(contents, ISO_8859_1)).doesNotContain("checkout");
        assertThat(sealing.open(contents, "stripe event evt_kept")).isEqualTo(body);
    }

    @Test
    void oneEventManyTimesAtOnceSettlesOnce() throws Exception {
        var order = open();
        var body = paid(order, "evt_" + order.order().value().hashCode(), 199, "usd");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(_ -> supplyAsync(() -> posted(body), threads))
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
        }
        assertThat(ada.told()).containsExactly(settled(order));
    }

    @Test
    void twoEventsOfOnePaymentSettleOnce() throws Exception {
        var order = open();
        post(paid(order, "evt_a" + order.order(), 199, "usd"));
        post(event(order, "evt_b" + order.order(), "checkout.session.async_payment_succeeded", "paid", 199, "usd"));
        assertThat(ada.told()).containsExactly(settled(order));
    }

    @Test
    void aSlowPaymentIsSettledWhenTheMoneyIsThere() throws Exception {
        var order = open();
        assertThat(post(event(order, "evt_c" + order.order(), "checkout.session.completed", "unpaid", 199, "usd")))
                .isEqualTo(200);
        assertThat(ada.told()).isEmpty();
        post(event(order, "evt_d" + order.order(), "checkout.session.async_payment_succeeded", "paid", 199, "usd"));
        assertThat(ada.told()).containsExactly(settled(order));
    }

    @ParameterizedTest
    @ValueSource(strings = {"198 usd", "200 usd", "199 eur", "0 usd"})
    void anotherAmountIsHeldForAPersonToLookAt(String money) throws Exception {
        var order = open();
        var amount = Long.parseLong(money.substring(0, money.indexOf(' ')));
        var body = paid(order, "evt_e" + order.order(), amount, money.substring(money.indexOf(' ') + 1));
        assertThat(post(body)).isEqualTo(200);
        assertThat(ada.stateOf(order)).isEqualTo("CONTESTED");
        post(paid(order, "evt_f" + order.order(), 199, "usd"));
        assertThat(ada.told()).isEmpty();
    }

    /** An order of p10 whose page waits. */
    StartCheckout open() {
        var order = ada.orders("p10");
        jdbc.sql("""
                insert into purchase_order (order_id, user_id, pack, credits, amount, currency, state, session)
                values (?, ?, 'p10', 10, 199, 'usd', 'OPEN', 'cs_1')
                """).params(order.order().value(), ada.id().value()).update();
        return order;
    }

    PaymentSettled settled(StartCheckout order) {
        return new PaymentSettled(order.order(), ada.id(), Credits.of(10), 199, "usd");
    }

    static byte[] paid(StartCheckout order, String event, long amount, String currency) {
        return event(order, event, "checkout.session.completed", "paid", amount, currency);
    }

    static byte[] event(StartCheckout order, String event, String type, String status, long amount, String currency) {
        return bytes("{'id':'%s','object':'event','type':'%s','data':{'object':{'id':'cs_1','payment_status':'%s',"
                        .formatted(event.replace("-", ""), type, status)
                + "'amount_total':%d,'currency':'%s','metadata':{'order':'%s'}}}}"
                        .formatted(amount, currency, order.order()));
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
        return post(body, stripe.signature(body));
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
