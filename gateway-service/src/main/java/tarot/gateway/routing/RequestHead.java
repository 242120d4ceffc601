package tarot.gateway.routing;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import tarot.gateway.client.Clients;

/**
 * What a service is told beside the body: everything that the client said, but for what concerns the connection only and
 * what it claims about its origin; and then the body's true length and the true origin.
 */
final class RequestHead implements HttpHeadersFilter {

    private static final String ORIGIN = "x-forwarded-";
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "connection",
            "content-length",
            "expect", // the body is here already
            "forwarded",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "x-real-ip");

    private final Clients clients;

    RequestHead(Clients clients) {
        this.clients = clients;
    }

    @Override
    public HttpHeaders filter(HttpHeaders said, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        var dropped = dropped(said);
        said.forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!dropped.contains(lower) && !lower.startsWith(ORIGIN)) {
                headers.put(name, values);
            }
        });
        var client = clients.of(exchange.getRequest());
        headers.set("X-Forwarded-For", client.forwardedFor());
        headers.set("X-Forwarded-Proto", client.scheme());
        if (!client.host().isEmpty()) {
            headers.set("X-Forwarded-Host", client.host());
        }
        headers.setContentLength(exchange.<Integer>getRequiredAttribute(WholeBody.LENGTH));
        return headers;
    }

    /** With what the client itself declares to concern this connection only. */
    private static Set<String> dropped(HttpHeaders said) {
        var connection = said.getConnection();
        if (connection.isEmpty()) {
            return NOT_PASSED_ON;
        }
        var dropped = new HashSet<>(NOT_PASSED_ON);
        connection.forEach(name -> dropped.add(name.toLowerCase(Locale.ROOT)));
        return dropped;
    }
}
