package tarot.bot.update;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** A person in Telegram whose updates come in by webhook. */
final class Chatter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicLong UPDATES = new AtomicLong(1);

    final long id;
    String name = "Ada";
    String language = "en";
    final int port;

    Chatter(int port) {
        this(port, ThreadLocalRandom.current().nextLong(1, 1L << 52));
    }

    Chatter(int port, long id) {
        this.port = port;
        this.id = id;
    }

    HttpResponse<String> says(String text) {
        return sends(Map.of("text", text));
    }

    HttpResponse<String> sends(Map<String, ?> content) {
        return posts(message(content));
    }

    HttpResponse<String> presses(String data) {
        return posts(JSON.writeValueAsString(Map.of(
                "update_id",
                UPDATES.incrementAndGet(),
                "callback_query",
                Map.of("id", "77", "from", user(), "data", data, "message", Map.of("chat", chat())))));
    }

    /** Taps Pay. */
    HttpResponse<String> asksToPay(String currency, long stars, String payload) {
        return posts(JSON.writeValueAsString(Map.of(
                "update_id",
                UPDATES.incrementAndGet(),
                "pre_checkout_query",
                Map.of(
                        "id", "q" + id,
                        "from", user(),
                        "currency", currency,
                        "total_amount", stars,
                        "invoice_payload", payload))));
    }

    /** The update that tells of Stars that were taken. */
    String payment(String charge, long stars, String payload) {
        return message(Map.of(
                "successful_payment",
                Map.of(
                        "currency", "XTR",
                        "total_amount", stars,
                        "invoice_payload", payload,
                        "telegram_payment_charge_id", charge,
                        "provider_payment_charge_id", "")));
    }

    String message(Map<String, ?> content) {
        var message = new java.util.HashMap<String, Object>(content);
        message.put("from", user());
        message.put("chat", chat());
        message.put("message_id", 1);
        message.put("date", 1);
        return JSON.writeValueAsString(Map.of("update_id", UPDATES.incrementAndGet(), "message", message));
    }

    HttpResponse<String> posts(String update) {
        return post(port, update.getBytes(UTF_8), BotTest.SECRET);
    }

    int readiness() {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness"));
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpResponse<String> post(int port, byte[] body, String secret) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/telegram/webhook"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        if (!secret.isEmpty()) {
            request.header(WebhookServlet.SECRET, secret);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> user() {
        return Map.of("id", id, "is_bot", false, "first_name", name, "language_code", language);
    }

    private Map<String, Object> chat() {
        return Map.of("id", id, "type", "private");
    }
}
