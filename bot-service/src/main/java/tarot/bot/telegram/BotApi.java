package tarot.bot.telegram;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tarot.bot.telegram.BotReply.Away;
import tarot.bot.telegram.BotReply.Fine;
import tarot.bot.telegram.BotReply.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the Bot API. Its address holds the token, so nothing that is thrown or logged here names an address. */
public final class BotApi implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String base;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http;
    private final Duration patience;

    BotApi(URI api, String token) {
        this(api, token, PATIENCE);
    }

    /** @param patience how long an exchange may take */
    BotApi(URI api, String token, Duration patience) {
        this.patience = patience;
        this.base = api.toString().replaceAll("/+$", "") + "/bot" + token + "/";
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    public BotReply call(BotCall call) {
        return call(call, Duration.ZERO);
    }

    /**
     * Calls a method that may take its time before it answers.
     *
     * @param longer what to wait beyond what any call may take
     */
    public BotReply call(BotCall call, Duration longer) {
        var request = HttpRequest.newBuilder(URI.create(base + call.method()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(call.parameters())))
                .build();
        // a request's own timeout ends with the headers of the answer, and a body may stop in the middle
        var answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return read(answer.get(patience.plus(longer).toMillis(), TimeUnit.MILLISECONDS)
                    .body());
        } catch (ExecutionException e) {
            return away(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | JacksonException e) {
            return away(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Away("interrupted");
        } finally {
            answer.cancel(true); // nothing, where it is complete
        }
    }

    private static Away away(Throwable cause) {
        return new Away(cause.getClass().getSimpleName());
    }

    private BotReply read(byte[] body) {
        var reply = json.readTree(body);
        if (reply.path("ok").asBoolean(false)) {
            return new Fine(reply.path("result"));
        }
        var code = reply.path("error_code").asInt(0);
        if (code == 0) {
            return new Away("no answer of the Bot API");
        }
        return new Refused(code, text(reply.path("description")), retryAfter(reply));
    }

    private static String text(@Nullable JsonNode node) {
        return node == null || !node.isString() ? "" : node.stringValue();
    }

    private static Duration retryAfter(JsonNode reply) {
        return Duration.ofSeconds(reply.path("parameters").path("retry_after").asInt(0));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
