package tarot.simulators.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What goes back: a whole body, a stream that is written as it happens, or nothing but a closed connection. */
public sealed interface Reply {

    static Whole json(int status, JsonNode body) {
        return json(status, body, Map.of());
    }

    static Whole json(int status, JsonNode body, Map<String, String> headers) {
        return new Whole(status, "application/json", Json.bytes(body), headers);
    }

    static Reply html(int status, String page) {
        return new Whole(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply bytes(String type, byte[] bytes) {
        return new Whole(200, type, bytes, Map.of("Cache-Control", "no-cache"));
    }

    static Reply redirect(String location) {
        return new Whole(303, "text/plain", new byte[0], Map.of("Location", location));
    }

    static Reply notFound() {
        return json(404, Json.object().put("error", "not found"));
    }

    static Reply badRequest(String why) {
        return json(400, Json.object().put("error", why));
    }

    static Reply stream(Flow flow) {
        return new Stream(flow);
    }

    static Reply cut() {
        return new Cut();
    }

    /** Writes server-sent events for as long as it likes; flushing is its own business. */
    @FunctionalInterface
    interface Flow {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    final class Whole implements Reply {
        final int status;
        final String type;
        final byte[] body;
        final Map<String, String> headers;

        private Whole(int status, String type, byte[] body, Map<String, String> headers) {
            this.status = status;
            this.type = type;
            this.body = body;
            this.headers = headers;
        }

        public int status() {
            return status;
        }
    }

    record Stream(Flow flow) implements Reply {}

    record Cut() implements Reply {}
}
