package tarot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static tarot.gateway.Gateway.STRIPE;
import static tarot.gateway.Gateway.TELEGRAM;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceOutageTests {

    private static final Backend bot = Backend.started();
    private static final Backend payment = Backend.started();
    private static final Gateway gateway = Gateway.inFrontOf(bot, payment, "GATEWAY_RESPONSE_TIMEOUT=600ms");

    @AfterEach
    void forget() {
        bot.forget();
    }

    @AfterAll
    static void close() {
        gateway.close();
        bot.close();
        payment.close();
    }

    @Test
    void aServiceThatIsAwayIsSaidToBeAwayAndTheOtherOneGoesOn() throws Exception {
        payment.close();

        assertAway(gateway.post(STRIPE, "x"));
        assertThat(gateway.post(TELEGRAM, "x").statusCode()).isEqualTo(200);
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeIsSaidToBeAway() throws Exception {
        bot.answers(exchange -> rest(Duration.ofMillis(1200)));

        assertAway(gateway.post(TELEGRAM, "x"));
    }

    @Test
    void aServiceThatHangsUpIsSaidToBeAway() throws Exception {
        bot.answers(exchange -> exchange.close());

        assertAway(gateway.post(TELEGRAM, "x"));
    }

    @Test
    void aServiceThatComesBackIsFoundAgain() throws Exception {
        bot.answers(exchange -> exchange.close());
        assertAway(gateway.post(TELEGRAM, "x"));
        bot.forget();

        assertThat(gateway.post(TELEGRAM, "x").statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerThatStopsHalfWayIsNotPassedOffAsWhole() throws Exception {
        bot.answers(exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write("half".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            rest(Duration.ofMillis(1200));
        });
        try (var client = gateway.connect()) {
            var answer = client.write("POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx")
                    .readToEnd();

            assertThat(answer)
                    .doesNotContain("half\r\n0\r\n\r\n")
                    .satisfiesAnyOf(
                            whole -> assertThat(whole).endsWith("half"),
                            none -> assertThat(none).startsWith("HTTP/1.1 503 "));
        }
    }

    private static void rest(Duration duration) {
        Awaitility.await().during(duration).until(() -> true);
    }

    private static void assertAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("does not answer. Please try again soon.");
    }
}
