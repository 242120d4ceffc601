package tarot.e2e.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The only door from outside, knocked at without Telegram or Stripe in between. */
public final class Gateway {

    private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong updates = new AtomicLong(900_000_000);
    private final String url;
    private final String secret;

    Gateway(String url, String secret) {
        this.url = url;
        this.secret = secret;
    }

    /** An update id that no other update has. */
    public long nextUpdate() {
        return updates.incrementAndGet();
    }

    /** A text message in JSON, whatever the text; {@code text} is the inside of a JSON string. */
    public static String message(long update, Visitor from, String text) {
        return """
                {"update_id": %1$d, "message": {"message_id": %1$d, "date": 1790000000, "text": "%4$s",
                 "from": {"id": %2$d, "is_bot": false, "first_name": "%3$s", "language_code": "en"},
                 "chat": {"id": %2$d, "type": "private", "first_name": "%3$s"}}}
                """.formatted(update, from.chat(), from.name(), text);
    }

    /** Posts an update as Telegram does; returns the status of the answer. */
    public int update(String body) {
        return post("/telegram/webhook", body, SECRET, secret);
    }

    /** Posts to any path with one header; returns the status of the answer. */
    public int post(String path, String body, String header, String value) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public int get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    private int send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new IllegalStateException("the gateway does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
