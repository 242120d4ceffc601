package tarot.simulators.telegram;

import java.util.Map;
import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tools.jackson.databind.node.ObjectNode;

/** A call that Telegram refuses, in Telegram's own words. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final int retryAfter;

    private Refusal(int status, String description, int retryAfter) {
        super(description, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static Refusal badRequest(String why) {
        return new Refusal(400, "Bad Request: " + why, 0);
    }

    static Refusal unauthorized() {
        return new Refusal(401, "Unauthorized", 0);
    }

    static Refusal forbidden(String why) {
        return new Refusal(403, "Forbidden: " + why, 0);
    }

    static Refusal notFound() {
        return new Refusal(404, "Not Found", 0);
    }

    static Refusal conflict(String why) {
        return new Refusal(409, "Conflict: " + why, 0);
    }

    static Refusal tooManyRequests(int retryAfter) {
        return new Refusal(429, "Too Many Requests: retry after " + retryAfter, retryAfter);
    }

    static Refusal serverError(int status) {
        var description = status == 502 ? "Bad Gateway" : "Internal Server Error";
        return new Refusal(status, description, 0);
    }

    int status() {
        return status;
    }

    Reply reply() {
        var body = Json.object().put("ok", false).put("error_code", status).put("description", getMessage());
        if (retryAfter == 0) {
            return Reply.json(status, body);
        }
        body.set("parameters", parameters());
        return Reply.json(status, body, Map.of("Retry-After", Integer.toString(retryAfter)));
    }

    private ObjectNode parameters() {
        return Json.object().put("retry_after", retryAfter);
    }
}
