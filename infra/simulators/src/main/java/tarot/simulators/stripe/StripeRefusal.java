package tarot.simulators.stripe;

import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tools.jackson.databind.node.ObjectNode;

/** A call that Stripe refuses, with Stripe's kind of error body. */
final class StripeRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final String code;
    private final String param;

    private StripeRefusal(int status, String type, String code, String param, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
    }

    static StripeRefusal invalid(String param, String message) {
        return new StripeRefusal(400, "invalid_request_error", "parameter_invalid", param, message);
    }

    static StripeRefusal missing(String param) {
        var message = "Missing required param: " + param + ".";
        return new StripeRefusal(400, "invalid_request_error", "parameter_missing", param, message);
    }

    static StripeRefusal noSuch(String what, String id) {
        var message = "No such " + what + ": '" + id + "'";
        return new StripeRefusal(404, "invalid_request_error", "resource_missing", "id", message);
    }

    static StripeRefusal unauthorized() {
        return new StripeRefusal(401, "invalid_request_error", "", "", "You did not provide an API key.");
    }

    static StripeRefusal unknownUrl(String method, String path) {
        var message = "Unrecognized request URL (" + method + ": " + path + ").";
        return new StripeRefusal(404, "invalid_request_error", "", "", message);
    }

    static StripeRefusal keyReused(String key) {
        var message =
                "Keys for idempotent requests can only be used with the same parameters they were first used with."
                        + " Try using a key other than '" + key + "' if you meant to execute a different request.";
        return new StripeRefusal(400, "idempotency_error", "", "", message);
    }

    static StripeRefusal alreadyRefunded(String charge) {
        var message = "Charge " + charge + " has already been refunded.";
        return new StripeRefusal(400, "invalid_request_error", "charge_already_refunded", "", message);
    }

    static StripeRefusal disputed(String charge) {
        var message = "Charge " + charge + " has been charged back; cannot issue a refund.";
        return new StripeRefusal(400, "invalid_request_error", "charge_disputed", "", message);
    }

    static StripeRefusal serverError() {
        return new StripeRefusal(500, "api_error", "", "", "An unknown error occurred.");
    }

    static StripeRefusal tooManyRequests() {
        return new StripeRefusal(429, "invalid_request_error", "rate_limit", "", "Too many requests.");
    }

    Reply reply() {
        return Reply.json(status, body());
    }

    private ObjectNode body() {
        var body = Json.object();
        var error = body.putObject("error").put("message", getMessage()).put("type", type);
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        if (!param.isEmpty()) {
            error.put("param", param);
        }
        return body;
    }
}
