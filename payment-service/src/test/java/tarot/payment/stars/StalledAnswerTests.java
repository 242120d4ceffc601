package tarot.payment.stars;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tarot.payment.order.SaleProperties;
import tarot.payment.stars.Telegram.Answer;

/** A Telegram that begins an answer and never ends it. */
class StalledAnswerTests {

    @Test
    void whatCameOfARefundThatIsAnsweredByHalvesNobodyKnows() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var telegram = telegram(server)) {
            Thread.ofVirtual().start(() -> stall(server));
            var answer = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> telegram.refund(1, "stx1"));
            assertThat(answer).isEqualTo(Answer.UNKNOWN);
        }
    }

    static Telegram telegram(ServerSocket server) {
        var patience = Duration.ofMillis(150);
        return new Telegram(
                new TelegramProperties(
                        "1:only-for-tests",
                        URI.create("http://localhost:" + server.getLocalPort()),
                        patience,
                        patience),
                new SaleProperties(List.of("stars"), Duration.ofHours(1), List.of()));
    }

    /** Ten bytes of a hundred, then nothing until the caller hangs up. */
    static void stall(ServerSocket server) {
        try (var connection = server.accept()) {
            var in = connection.getInputStream();
            while (in.read() != '{') {} // the body of the request has come
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":true".getBytes(US_ASCII));
            while (in.read() >= 0) {}
        } catch (IOException _) {
            // it hung up without a word
        }
    }
}
