package tarot.simulators.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Posts to webhooks. */
public final class Outgoing implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Never fails: where nobody answered, the status is 0 and the body says why. */
    public Answer post(String url, Map<String, String> headers, byte[] body) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            var response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            var retryAfter = response.headers().firstValue("Retry-After").orElse("");
            return new Answer(response.statusCode(), response.body(), seconds(retryAfter));
        } catch (IOException e) {
            return new Answer(0, "no answer: " + e.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static Duration seconds(String retryAfter) {
        return retryAfter.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(retryAfter)) : Duration.ZERO;
    }

    /**
     * What came back.
     *
     * @param retryAfter how long the receiver asks to be left alone, zero where it does not
     */
    public record Answer(int status, String body, Duration retryAfter) {

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }
}
