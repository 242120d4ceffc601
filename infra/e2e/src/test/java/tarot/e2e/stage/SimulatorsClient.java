package tarot.e2e.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulators' admin API, by which a journey acts for people, Telegram, the model and Stripe. */
public final class SimulatorsClient {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    SimulatorsClient(String url) {
        this.url = url;
    }

    /** Where a browser finds the chat page. */
    public String url() {
        return url;
    }

    /** No delays, no faults. */
    public void quiet() {
        modelTakes(Duration.ZERO);
        delete("/admin/model/faults");
        delete("/admin/telegram/faults");
        delete("/admin/stripe/faults");
        webhookCopies(1);
    }

    public void modelTakes(Duration delay) {
        post("/admin/model/delay", Map.of("millis", delay.toMillis()));
    }

    /** Every request about a question with this text fails so, until {@link #quiet}. */
    public void modelFails(String kind, String questionPart) {
        post("/admin/model/faults", Map.of("kind", kind, "times", Integer.MAX_VALUE, "containing", questionPart));
    }

    /** What the model was asked about questions with this text. */
    public List<String> modelWasAsked(String questionPart) {
        return get("/admin/model/requests")
                .path("requests")
                .valueStream()
                .map(request -> request.path("user").asString(""))
                .filter(prompt -> prompt.contains(questionPart))
                .toList();
    }

    /** The next so many calls of this method to this chat fail so; {@code details} as the admin API has them. */
    public void telegramFails(int times, String kind, String method, Visitor visitor, Map<String, Object> details) {
        var fault = new java.util.HashMap<>(details);
        fault.putAll(Map.of("kind", kind, "times", times, "method", method, "chat", visitor.chat()));
        post("/admin/telegram/faults", fault);
    }

    /** What the bot's calls of this method to this chat were answered with, oldest first. */
    public List<Integer> answersTo(String method, Visitor visitor) {
        return get("/admin/telegram/calls?method=" + method)
                .path("calls")
                .valueStream()
                .filter(call ->
                        call.path("parameters").path("chat_id").asString("").equals(Long.toString(visitor.chat())))
                .map(call -> call.path("status").asInt())
                .toList();
    }

    /** What the latest updates were answered with, oldest first. */
    public List<Integer> webhookAnswers() {
        return statuses(get("/admin/telegram/attempts").path("attempts"));
    }

    /** Updates that the bot has not taken yet. */
    public int pendingUpdates() {
        return get("/admin/counters").path("telegram").path("pendingUpdates").asInt();
    }

    /** Somebody passes their newest invoice on to somebody else. */
    public void forwardsInvoice(Visitor from, Visitor to) {
        post("/admin/chats/" + from.chat() + "/forwards", Map.of("to", to.chat()));
    }

    /** From now on Stripe posts each event so many times. */
    public void webhookCopies(int copies) {
        post("/admin/stripe/webhooks", Map.of("copies", copies));
    }

    /** What Stripe's posts were answered with, oldest first. */
    public List<Integer> stripeWebhookAnswers() {
        return statuses(get("/admin/stripe/webhooks").path("deliveries"));
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    JsonNode post(String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    void delete(String path) {
        send(HttpRequest.newBuilder(URI.create(url + path)).DELETE());
    }

    private static List<Integer> statuses(JsonNode list) {
        return list.valueStream().map(one -> one.path("status").asInt()).toList();
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "the simulators answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("the simulators do not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
