package tarot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static tarot.gateway.Gateway.STRIPE;
import static tarot.gateway.Gateway.TELEGRAM;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTests {

    private static final Backend bot = Backend.started();
    private static final Backend payment = Backend.started();
    private static final Gateway gateway = Gateway.inFrontOf(bot, payment);

    @BeforeAll
    static void warm() throws Exception {
        assertThat(gateway.post(TELEGRAM, "first").statusCode()).isEqualTo(200);
        bot.forget();
    }

    @AfterEach
    void forget() {
        bot.forget();
        payment.forget();
    }

    @AfterAll
    static void close() {
        gateway.close();
        bot.close();
        payment.close();
    }

    @Test
    void bodyAndSignatureArriveByteForByte() throws Exception {
        var body = new byte[100_000];
        RandomGenerator.of("L64X128MixRandom").nextBytes(body);
        body[0] = 0;
        body[1] = (byte) 0xff;
        var signature = "t=1492774577,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd, v0=x";

        var answer = gateway.send(gateway.to(STRIPE)
                .header("Stripe-Signature", signature)
                .header("X-Telegram-Bot-Api-Secret-Token", "A-z_09")
                .header("Content-Type", "application/json; charset=utf-8")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(answer.statusCode()).isEqualTo(200);
        var arrived = payment.last();
        assertThat(arrived.body()).isEqualTo(body);
        assertThat(arrived.headers().get("Stripe-Signature")).containsExactly(signature);
        assertThat(arrived.headers().get("X-Telegram-Bot-Api-Secret-Token")).containsExactly("A-z_09");
        assertThat(arrived.headers().get("Content-Type")).containsExactly("application/json; charset=utf-8");
        assertThat(arrived.headers().get("traceparent"))
                .containsExactly("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(bot.received()).isEmpty();
    }

    @Test
    void chunksArriveAsOneBodyWithItsLength() throws Exception {
        try (var client = gateway.connect()) {
            client.write("POST " + TELEGRAM + " HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .write("3;note=x\r\nab\0\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n");

            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
        }
        assertThat(bot.last().body()).containsExactly('a', 'b', 0, 'd', 'e');
        assertThat(bot.last().headers().get("Content-Length")).containsExactly("5");
        assertThat(bot.last().headers().containsKey("Transfer-Encoding")).isFalse();
    }

    @Test
    void aClientThatWaitsForContinueIsToldToGoOn() throws Exception {
        try (var client = gateway.connect()) {
            client.write(
                    "POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");

            assertThat(client.readHead()).startsWith("HTTP/1.1 100 ");
            assertThat(client.write("ok").readHead()).startsWith("HTTP/1.1 200 ");
        }
        assertThat(bot.last().headers().containsKey("Expect")).isFalse();
    }

    @Test
    void oneConnectionCarriesManyRequestsInOrder() throws Exception {
        try (var client = gateway.connect()) {
            var request = "POST " + TELEGRAM + "?n=%d HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n%d";
            client.write(request.formatted(1, 1) + request.formatted(2, 2) + request.formatted(3, 3));
            for (var i = 0; i < 3; i++) {
                assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
                client.read("fine".length());
            }
        }
        assertThat(bot.received().stream().map(Backend.Received::target))
                .containsExactly(TELEGRAM + "?n=1", TELEGRAM + "?n=2", TELEGRAM + "?n=3");
    }

    @Test
    void anEmptyBodyPasses() throws Exception {
        assertThat(gateway.post(TELEGRAM, "").statusCode()).isEqualTo(200);
        assertThat(bot.last().body()).isEmpty();
    }

    @Test
    void theAnswerOfTheServicePassesAsItIs() throws Exception {
        bot.answers(exchange -> {
            exchange.getResponseHeaders().add("Server", "Secret/1.0");
            exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().add("Retry-After", "77");
            exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
            Backend.answer(exchange, 503, "{\"detail\":\"Kafka is away\"}");
        });

        var answer = gateway.post(TELEGRAM, "x");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Kafka is away\"}");
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("77");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/telegram",
                "/telegram/webhook/",
                "/telegram/webhook/x",
                "/telegram/webhook;a=b",
                "//telegram/webhook",
                "/telegram%2Fwebhook",
                "/%74elegram/webhook",
                "/x/../telegram/webhook",
                "/Telegram/Webhook",
                "/actuator",
                "/actuator/env",
                "/actuator/gateway/routes",
                "/favicon.ico",
                "/stripe/webhook/..;/webhook"
            })
    void nothingElseIsThere(String path) throws Exception {
        try (var client = gateway.connect()) {
            var answer = client.write(
                            "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx")
                    .readToEnd();

            assertThat(answer)
                    .startsWith("HTTP/1.1 404 ")
                    .contains("application/problem+json", "nothing at this address");
        }
        assertThat(bot.received()).isEmpty();
        assertThat(payment.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"})
    void otherMethodsAreRefused(String method) throws Exception {
        try (var client = gateway.connect()) {
            var answer = client.write(method + " " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readToEnd();

            assertThat(answer).startsWith("HTTP/1.1 405 ").containsIgnoringCase("allow: POST");
        }
        assertThat(bot.received()).isEmpty();
    }

    @Test
    void anUpgradeIsNotTakenUp() throws Exception {
        try (var client = gateway.connect()) {
            client.write("POST " + TELEGRAM
                            + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n")
                    .write("Content-Length: 1\r\n\r\nx");

            assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
        }
        assertThat(bot.last().headers().containsKey("Upgrade")).isFalse();
    }
}
