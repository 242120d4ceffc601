package tarot.simulators.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answer to one request, whole or in chunks. */
final class Completion {

    private static final int CHUNK = 48;

    private final ModelRequest request;
    private final Optional<ModelFault> fault;
    private final long created;

    Completion(ModelRequest request, Clock clock) {
        this(request, clock, Optional.empty());
    }

    Completion(ModelRequest request, Clock clock, Optional<ModelFault> fault) {
        this.request = request;
        this.fault = fault;
        this.created = clock.instant().getEpochSecond();
    }

    static Reply error(int status, String message, String type) {
        return error(status, message, type, Map.of());
    }

    static Reply error(int status, String message, String type, Map<String, String> headers) {
        var body = Json.object();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .putNull("param")
                .putNull("code");
        return Reply.json(status, body, headers);
    }

    Reply reply() {
        var content = content();
        return request.body().path("stream").asBoolean(false)
                ? Reply.stream(out -> stream(out, content))
                : Reply.json(200, whole(content));
    }

    private String content() {
        var interpretation = new Interpretation(request.user());
        if (!request.wantsJson()) {
            return spoiled(interpretation.prose());
        }
        var reading = interpretation.json();
        var cards = (ArrayNode) reading.path("cards");
        if (is(ModelFault.MISSING_CARD) && !cards.isEmpty()) {
            cards.remove(cards.size() - 1);
        }
        if (is(ModelFault.INVENTED_CARD)) {
            cards.addObject()
                    .put("position", cards.size())
                    .put("card", "the-invented-card")
                    .put("text", "A card that nobody drew, with quite a lot to say for itself all the same.");
        }
        return spoiled(reading.toString());
    }

    private String spoiled(String content) {
        if (is(ModelFault.GARBAGE)) {
            return "Certainly! Here is {\"opening\": the reading, you asked for ]";
        }
        if (is(ModelFault.EMPTY)) {
            return "";
        }
        return is(ModelFault.CUT_SHORT) ? content.substring(0, content.length() / 2) : content;
    }

    private ObjectNode whole(String content) {
        var body = head("chat.completion");
        var choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", content)
                .putNull("refusal");
        choice.putNull("logprobs").put("finish_reason", finish());
        body.set("usage", usage(content));
        return body;
    }

    private void stream(OutputStream out, String content) throws IOException {
        var delta = Json.object().put("role", "assistant").put("content", "");
        write(out, chunk(delta, false));
        for (int from = 0; from < content.length(); from += CHUNK) {
            var piece = content.substring(from, Math.min(content.length(), from + CHUNK));
            write(out, chunk(Json.object().put("content", piece), false));
        }
        write(out, chunk(Json.object(), true));
        if (request.body().path("stream_options").path("include_usage").asBoolean(false)) {
            var last = head("chat.completion.chunk");
            last.putArray("choices");
            last.set("usage", usage(content));
            write(out, last);
        }
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private ObjectNode chunk(ObjectNode delta, boolean last) {
        var body = head("chat.completion.chunk");
        var choice = body.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        if (last) {
            choice.put("finish_reason", finish());
        } else {
            choice.putNull("finish_reason");
        }
        return body;
    }

    private static void write(OutputStream out, ObjectNode chunk) throws IOException {
        out.write("data: ".getBytes(StandardCharsets.US_ASCII));
        out.write(Json.bytes(chunk));
        out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private ObjectNode head(String object) {
        return Json.object()
                .put("id", "chatcmpl-" + Integer.toHexString(request.user().hashCode()))
                .put("object", object)
                .put("created", created)
                .put("model", request.model());
    }

    private ObjectNode usage(String content) {
        int prompt = tokens(request.system()) + tokens(request.user());
        int completion = tokens(content);
        return Json.object()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", completion)
                .put("total_tokens", prompt + completion);
    }

    /** The usual rule of thumb: four characters are a token. */
    private static int tokens(String text) {
        return (text.length() + 3) / 4;
    }

    private String finish() {
        return is(ModelFault.CUT_SHORT) ? "length" : "stop";
    }

    private boolean is(ModelFault wanted) {
        return fault.filter(wanted::equals).isPresent();
    }
}
