package tarot.gateway.refusal;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerRequest;

/** Answers every request that failed on its way, whatever failed, in the words of {@link Refusal}. */
@Component
@Order(-2)
final class RefusalAnswers implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(RefusalAnswers.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int WORTH_RECEIVING = 64 * 1024;

    private final MeterRegistry meters;
    private final Seldom seldom;

    RefusalAnswers(MeterRegistry meters, Seldom seldom) {
        this.meters = meters;
        this.seldom = seldom;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            breakOff(exchange.getRequest(), failure);
            return Mono.empty();
        }
        var refused = refused(exchange.getRequest(), failure);
        var refusal = refused.refusal();
        meters.counter("gateway.refused", "reason", refusal.name().toLowerCase(Locale.ROOT))
                .increment();
        var headers = response.getHeaders();
        headers.clear();
        response.setStatusCode(refusal.status());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set("X-Content-Type-Options", "nosniff");
        if (refusal == Refusal.WRONG_METHOD) {
            headers.set(HttpHeaders.ALLOW, "POST");
        }
        if (refused.retryAfter().isPositive()) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(wholeSeconds(refused.retryAfter())));
        }
        if (refusal.endsConnection() || bringsMuch(exchange.getRequest())) {
            headers.setConnection("close");
        }
        var body = refusal.body();
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private Refused refused(ServerHttpRequest request, Throwable failure) {
        if (meansAway(failure)) {
            seldom.say(() -> log.atWarn()
                    .addKeyValue("path", request.getPath().value())
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("the service behind does not answer"));
            return new Refused(Refusal.SERVICE_AWAY, SOON);
        }
        return switch (failure) {
            case Refused refused -> refused;
            case ErrorResponse answer ->
                new Refused(ofStatus(answer.getStatusCode().value(), failure));
            case AbortedException gone -> new Refused(Refusal.MALFORMED); // the client left; nobody reads this
            default -> new Refused(unexpected(failure));
        };
    }

    /** Half an answer is out: only ending the connection says that it is not whole. */
    private void breakOff(ServerHttpRequest request, Throwable failure) {
        if (!(failure instanceof AbortedException)) {
            seldom.say(() -> log.atWarn()
                    .addKeyValue("path", request.getPath().value())
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("an answer broke off half way"));
        }
        ServerHttpRequestDecorator.<HttpServerRequest>getNativeRequest(request).withConnection(Connection::dispose);
    }

    private static boolean meansAway(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof ChannelException;
    }

    private static Refusal ofStatus(int status, Throwable failure) {
        return switch (status) {
            case 404 -> Refusal.NOT_FOUND;
            case 405 -> Refusal.WRONG_METHOD;
            default -> status < 500 ? Refusal.MALFORMED : unexpected(failure);
        };
    }

    private static Refusal unexpected(Throwable failure) {
        log.atError().setCause(failure).log("a request failed for a reason that nobody foresaw");
        return Refusal.UNEXPECTED;
    }

    private static boolean bringsMuch(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.getContentLength() > WORTH_RECEIVING || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
