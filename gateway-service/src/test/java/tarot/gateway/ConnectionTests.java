package tarot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static tarot.gateway.Gateway.TELEGRAM;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTests {

    private static final String REQUEST = "POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx";
    private static final Backend bot = Backend.started();
    private static final Gateway gateway =
            Gateway.inFrontOf(bot, bot, "GATEWAY_BODY_TIMEOUT=5s", "GATEWAY_RESPONSE_TIMEOUT=5s");

    @AfterEach
    void forget() {
        bot.forget();
    }

    @AfterAll
    static void close() {
        gateway.close();
        bot.close();
    }

    @Test
    void aHeadThatDripsIsEnded() throws Exception {
        try (var client = gateway.connect()) {
            client.write("POST " + TELEGRAM + " HTTP/1.1\r\n");
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> !client.canWrite("X-Filler: 1\r\n".getBytes(StandardCharsets.US_ASCII)));
        }
        assertThat(bot.received()).isEmpty();
    }

    @Test
    void aConnectionThatBringsNothingIsEnded() throws Exception {
        try (var client = gateway.connect()) {
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void aConnectionMayRestBetweenRequestsButNotForEver() throws Exception {
        try (var client = gateway.connect()) {
            client.write(REQUEST).readHead();
            client.read("fine".length());
            Awaitility.await().during(Duration.ofMillis(900)).until(() -> true); // longer than the first head may take
            assertThat(client.write(REQUEST).readHead()).startsWith("HTTP/1.1 200 ");
            client.read("fine".length());

            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void aSlowAnswerDoesNotCountAsASlowHead() throws Exception {
        bot.answers(exchange -> {
            Awaitility.await().during(Duration.ofMillis(400)).until(() -> true);
            Backend.ok(exchange);
        });
        try (var client = gateway.connect()) {
            client.write("POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n");
            Awaitility.await().during(Duration.ofMillis(400)).until(() -> true);

            assertThat(client.write("x").readHead()).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\1\2\3\r\n\r\n",
                "GET\r\n\r\n",
                "POST " + TELEGRAM + " HTTP/9.9 x\r\nHost: x\r\n\r\n",
                "POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\nx",
                "POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\nx",
                "POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy",
                "POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n",
                "POST /%zz HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void garbageIsRefusedAndDoesNotReachAService(String garbage) throws Exception {
        try (var client = gateway.connect()) {
            assertThat(client.write(garbage).noMore().readToEnd()).matches("(?s)|HTTP/1.1 4.*");
        }
        assertThat(bot.received()).isEmpty();
    }

    @Test
    void aRequestHiddenBehindTwoLengthsDoesNotReachAService() throws Exception {
        try (var client = gateway.connect()) {
            client.write("POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n")
                    .write("Content-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                    .write("POST /admin HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx")
                    .noMore()
                    .readToEnd();
        }
        assertThat(bot.received()).noneMatch(received -> received.target().contains("admin"));
        assertThat(bot.received()).allMatch(received -> received.body().length == 0);
    }

    @Test
    void aHeadThatIsTooLargeIsRefused() throws Exception {
        try (var client = gateway.connect()) {
            client.write("POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(20_000) + "\r\n\r\n");
            assertThat(client.readToEnd()).matches("(?s)HTTP/1.1 (431|413) .*");
        }
        try (var client = gateway.connect()) {
            client.write("POST " + TELEGRAM + "?" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 414 ");
        }
        assertThat(bot.received()).isEmpty();
    }
}
