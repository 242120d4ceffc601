package tarot.simulators.model;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a completion.
 *
 * @param system everything that was said with the role of system or developer
 * @param user everything that was said with the role of user
 * @param body the whole request
 */
public record ModelRequest(String model, String system, String user, ObjectNode body, Instant at) {

    static ModelRequest of(ObjectNode body, Instant at) {
        var system = new StringBuilder();
        var user = new StringBuilder();
        for (var message : body.path("messages")) {
            var content = message.path("content");
            var text = content.isString()
                    ? content.asString()
                    : String.join(
                            "\n",
                            content.valueStream()
                                    .map(part -> part.path("text").asString(""))
                                    .toList());
            switch (message.path("role").asString("")) {
                case "system", "developer" -> system.append(text).append('\n');
                case "user" -> user.append(text).append('\n');
                default -> {}
            }
        }
        return new ModelRequest(body.path("model").asString(""), system.toString(), user.toString(), body, at);
    }

    /** Whether the answer is to be JSON: by response_format, or because the prompt says so. */
    boolean wantsJson() {
        return body.path("response_format").path("type").asString("").startsWith("json")
                || system.contains("JSON")
                || user.contains("JSON");
    }
}
