package tarot.bot.telegram;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
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

    BotApi(URI api, String token) {
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
                .timeout(PATIENCE.plus(longer))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(call.parameters())))
                .build();
        try {
            return read(http.send(request, BodyHandlers.ofByteArray()).body());
        } catch (IOException | JacksonException e) {
            return new Away(e.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Away("interrupted");
        }
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
