package tarot.gateway.refusal;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;

/** Every way to turn a request away: its status, and what the caller reads (RFC 9457). Nothing in it comes from the request. */
public enum Refusal {
    MALFORMED(HttpStatus.BAD_REQUEST, "The request could not be read."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address."),
    WRONG_METHOD(HttpStatus.METHOD_NOT_ALLOWED, "This address takes POST only."),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive."),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is larger than this address takes."),
    TOO_MANY(HttpStatus.TOO_MANY_REQUESTS, "Too many requests. Please slow down."),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too much is being received at once. Please try again soon."),
    SERVICE_AWAY(
            HttpStatus.SERVICE_UNAVAILABLE, "The service behind this address does not answer. Please try again soon."),
    UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side.");

    private final HttpStatus status;
    private final byte[] body;

    Refusal(HttpStatus status, String detail) {
        this.status = status;
        this.body = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(status.getReasonPhrase(), status.value(), detail)
                .getBytes(StandardCharsets.UTF_8);
    }

    HttpStatus status() {
        return status;
    }

    byte[] body() {
        return body.clone();
    }

    /** Whether what the client still has to send is worth nothing, so that the connection ends with the answer. */
    boolean endsConnection() {
        return switch (this) {
            case MALFORMED, TOO_SLOW, TOO_LARGE, BUSY -> true;
            case NOT_FOUND, WRONG_METHOD, TOO_MANY, SERVICE_AWAY, UNEXPECTED -> false;
        };
    }
}
