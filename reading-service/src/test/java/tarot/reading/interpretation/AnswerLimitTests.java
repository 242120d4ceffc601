package tarot.reading.interpretation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerLimitTests {

    final OkHttpClient client =
            new OkHttpClient.Builder().addInterceptor(new AnswerLimit()).build();
    final HttpServer server;
    long bytes;

    AnswerLimitTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAnswerThatNeverEndsIsEnded() {
        bytes = Long.MAX_VALUE;
        assertThatThrownBy(this::ask).isInstanceOf(IOException.class).hasMessage("the answer is too long");
    }

    @Test
    void whatIsWithinTheLimitArrivesWhole() throws IOException {
        bytes = AnswerLimit.BYTES_MAX;
        assertThat(ask()).hasSize((int) AnswerLimit.BYTES_MAX);
    }

    private String ask() throws IOException {
        var request = new Request.Builder()
                .url("http://localhost:" + server.getAddress().getPort())
                .build();
        try (var answer = client.newCall(request).execute()) {
            return requireNonNull(answer.body()).string();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            var chunk = new byte[1024];
            for (long sent = 0; sent < bytes; sent += chunk.length) {
                out.write(chunk);
            }
        }
    }
}
