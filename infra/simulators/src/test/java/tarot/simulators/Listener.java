package tarot.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tarot.simulators.http.Json;
import tools.jackson.databind.JsonNode;

/** A bot or a shop that listens to webhooks, and answers as a test tells it to. */
final class Listener implements AutoCloseable {

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, Answer> answer = _ -> new Answer(200, "");

    Listener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::hear);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    void answers(Function<JsonNode, Answer> how) {
        answer = how;
    }

    List<Heard> heard() {
        return heard;
    }

    /** The texts of the messages that were heard, repeated ones included. */
    List<String> texts() {
        return heard.stream()
                .map(it -> it.body().path("message").path("text").asString(""))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        var raw = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var body = Json.parse(raw);
        heard.add(new Heard(
                raw,
                body,
                exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token"),
                exchange.getRequestHeaders().getFirst("Stripe-Signature")));
        var reply = answer.apply(body);
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    record Heard(
            String raw,
            JsonNode body,
            @Nullable String secret,
            @Nullable String signature) {}

    record Answer(int status, String body) {}
}
