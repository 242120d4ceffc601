package tarot.bot.telegram;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A Telegram that begins an answer and never ends it. */
class StalledAnswerTests {

    static final BotCall CALL = new BotCall("getUpdates", Map.of());
    static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofSeconds(20);

    @Test
    void anAnswerThatStopsInTheMiddleIsAwayAfterAllPatience() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var api = api(server, Duration.ofMillis(300))) {
            var hungUp = CompletableFuture.supplyAsync(() -> stall(server, () -> {}));
            var reply = assertTimeoutPreemptively(LONGER_THAN_ANYBODY_WAITS, () -> api.call(CALL));
            assertThat(reply).isEqualTo(new BotReply.Away("TimeoutException"));
            assertThat(hungUp.get(10, TimeUnit.SECONDS))
                    .as("the connection is given up, too")
                    .isTrue();
        }
    }

    @Test
    void whoeverIsInterruptedWaitsNoLonger() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var api = api(server, LONGER_THAN_ANYBODY_WAITS.multipliedBy(2))) {
            var reply = new CompletableFuture<BotReply>();
            var caller = Thread.ofVirtual().start(() -> reply.complete(api.call(CALL)));
            var hungUp = CompletableFuture.supplyAsync(() -> stall(server, caller::interrupt));
            assertThat(reply.get(10, TimeUnit.SECONDS)).isEqualTo(new BotReply.Away("interrupted"));
            assertThat(hungUp.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    static BotApi api(ServerSocket server, Duration patience) {
        return new BotApi(URI.create("http://localhost:" + server.getLocalPort()), "1:only-for-tests", patience);
    }

    /** Ten bytes of a hundred, then nothing; whether the caller hung up. */
    static boolean stall(ServerSocket server, Runnable begun) {
        try (var connection = server.accept()) {
            var in = connection.getInputStream();
            while (in.read() != '{') {} // the body of the request has come
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":true".getBytes(US_ASCII));
            begun.run();
            while (in.read() >= 0) {}
            return true;
        } catch (IOException _) {
            return true; // it hung up without a word
        }
    }
}
