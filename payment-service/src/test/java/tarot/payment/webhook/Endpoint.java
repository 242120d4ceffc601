package tarot.payment.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tarot.payment.FakeStripe;
import tools.jackson.databind.node.ObjectNode;

/** The webhook as Stripe calls it; the answers are status codes. */
record Endpoint(URI address) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    Endpoint(int port) {
        this(URI.create("http://localhost:" + port + "/stripe/webhook"));
    }

    /** Signed as by Stripe, now. */
    int post(byte[] body) {
        return post(body, FakeStripe.signature(body, FakeStripe.SECRET));
    }

    /** With as many headers as there are signatures. */
    int post(byte[] body, String... signatures) {
        var request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofByteArray(body));
        for (var signature : signatures) {
            request.header("Stripe-Signature", signature);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each is kept. */
    void tell(List<ObjectNode> events) {
        for (var event : events) {
            assertThat(post(FakeStripe.bytes(event))).isEqualTo(200);
        }
    }

    /** JSON that is written with apostrophes. */
    static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }
}
