package tarot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static tarot.gateway.Gateway.TELEGRAM;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitTests {

    private static final int LIMIT = 64 * 1024;
    private static final Backend bot = Backend.started();
    private static final Gateway gateway = Gateway.inFrontOf(
            bot,
            bot,
            "GATEWAY_BODY_LIMIT=64KB",
            "GATEWAY_BODY_LIMIT_TOGETHER=256KB",
            "GATEWAY_BODY_TIMEOUT=2s",
            "GATEWAY_TRUSTED_PROXIES=127.0.0.1");

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
    void exactlyTheLimitPasses() throws Exception {
        assertThat(gateway.post(TELEGRAM, "x".repeat(LIMIT)).statusCode()).isEqualTo(200);
        assertThat(bot.last().body()).hasSize(LIMIT);
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsNotWaitedFor() throws Exception {
        try (var client = gateway.connect()) {
            client.write("POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + (LIMIT + 1) + "\r\n\r\n");

            assertThat(client.readToEnd()).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
        }
        assertThat(bot.received()).isEmpty();
    }

    @Test
    void aChunkedBodyThatGrowsTooLargeIsCutOffAndNeverForwarded() throws Exception {
        try (var client = gateway.connect()) {
            client.write("POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            var chunk = ("1000\r\n" + "x".repeat(4096) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (var sent = 0; sent < LIMIT; sent += 4096) {
                client.write(chunk);
            }
            client.write("1\r\nx\r\n");

            assertThat(client.readHead()).startsWith("HTTP/1.1 413 ").containsIgnoringCase("connection: close");
            client.readToEnd();
        }
        assertThat(bot.received()).isEmpty();
    }

    @Test
    void whoGoesOnSendingAfterTheEndIsDisconnected() throws Exception {
        try (var client = gateway.connect()) {
            client.write("POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            var chunk = ("10000\r\n" + "x".repeat(LIMIT) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !client.canWrite(chunk));
        }
        assertThat(bot.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 10\r\n\r\nhalf",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nnot a number\r\n",
                "Transfer-Encoding: chunked\r\n\r\n8\r\nhalf",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nffffffffff\r\nx",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n-1\r\n\r\n"
            })
    void halfABodyIsNeverForwarded(String half) throws Exception {
        try (var client = gateway.connect()) {
            var answer = client.write("POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\n" + half)
                    .noMore()
                    .readToEnd();

            assertThat(answer).matches("(?s)|HTTP/1.1 400 .*");
        }
        assertThat(bot.received()).isEmpty();
    }

    @Test
    void aBodyThatDripsIsEnded() throws Exception {
        try (var client = gateway.connect()) {
            client.write("POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(8))
                    .until(() -> !client.canWrite(new byte[] {'x'}));
        }
        try (var client = gateway.connect()) {
            var answer = client.write("POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nx")
                    .readToEnd();

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("took too long");
        }
        assertThat(bot.received()).isEmpty();
    }

    @Test
    void manyBodiesOfManyClientsAtOnceAreRefusedAndTheirMemoryComesBack() throws Exception {
        var waiting = new ArrayList<RawClient>();
        try {
            for (var i = 0; i < 8; i++) {
                waiting.add(gateway.connect()
                        .write("POST " + TELEGRAM + " HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2." + i)
                        .write("\r\nContent-Length: " + LIMIT + "\r\n\r\n")
                        .write("x".repeat(LIMIT - 1)));
            }
            var refused = List.copyOf(waiting).stream()
                    .map(BodyLimitTests::toEnd)
                    .filter(answer -> answer.startsWith("HTTP/1.1 503 "))
                    .toList();

            assertThat(refused).hasSizeGreaterThanOrEqualTo(4).allMatch(answer -> answer.contains("Retry-After: 1"));
        } finally {
            for (var client : waiting) {
                client.close();
            }
        }
        assertThat(gateway.post(TELEGRAM, "x".repeat(LIMIT)).statusCode()).isEqualTo(200);
        assertThat(bot.received()).hasSize(1);
    }

    private static String toEnd(RawClient client) {
        try {
            return client.readToEnd();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
